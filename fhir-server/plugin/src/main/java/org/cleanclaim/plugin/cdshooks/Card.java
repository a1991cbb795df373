package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import org.cleanclaim.plugin.ledger.ShownCard;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * A card: one thing that is wrong, and the ways to put it right (CDS Hooks 2.0, "Card Attributes").
 *
 * @param uuid its identity, which feedback names
 * @param summary what is missing and who will deny; under 140 characters
 * @param detail the why, in GitHub Flavored Markdown; null when there is no more to say
 * @param indicator how urgent it is
 * @param source whose rule it is
 * @param suggestions changes a person may choose, at most one of them
 * @param overrideReasons why a person may go on without
 * @param link where to see more; null when the app is not installed
 * @param about the finding behind it, which is kept to learn what became of it; null when there is
 *     none
 */
public record Card(
    String uuid,
    String summary,
    String detail,
    Indicator indicator,
    Source source,
    List<Suggestion> suggestions,
    List<Coding> overrideReasons,
    Link link,
    ShownCard.Finding about) {

  /** How urgent a card is. {@code critical} is never used: no card stops care. */
  public enum Indicator {
    WARNING,
    INFO
  }

  /** A code with words for it. */
  public record Coding(String system, String code, String display) {}

  /**
   * Whose rule it is.
   *
   * @param label our name, the rule's issuer and date
   * @param url its page; null when there is none
   * @param topic the edit; null when there is none
   */
  public record Source(String label, String url, Coding topic) {}

  /**
   * A change to choose.
   *
   * @param label the button's text, which states the condition
   * @param uuid its identity, which feedback names
   * @param recommended whether it is right without a condition
   * @param update the whole resource as it would be
   * @param resourceId what it replaces, as a relative reference; null for a draft without an id
   * @param create a further resource that comes to be with it; null when there is none
   */
  public record Suggestion(
      String label,
      String uuid,
      boolean recommended,
      IBaseResource update,
      String resourceId,
      IBaseResource create) {}

  /** A SMART launch. */
  public record Link(String label, String url, String appContext) {}
}
