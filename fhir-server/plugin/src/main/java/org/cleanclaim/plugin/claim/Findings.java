package org.cleanclaim.plugin.claim;

import java.util.Objects;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.ledger.ShownCard;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;

/** Tells a finding as the ledger keeps it: what was found where, and nothing of whom. */
public final class Findings {

  private Findings() {}

  /**
   * A finding in a claim.
   *
   * @param subject what it is about, as a relative reference; null when not known
   * @param policy the payer policy it was judged by
   */
  public static ShownCard.Finding of(Alert alert, Claim claim, String subject, String policy) {
    return new ShownCard.Finding(
        alert.edit(),
        subject,
        alert.line(),
        procedure(claim, alert.line()),
        policy,
        site(claim),
        carc(alert.denial()));
  }

  /** The procedure code of a line; null when there is none. */
  public static String procedure(Claim claim, int line) {
    return claim.getItem().stream()
        .filter(item -> item.getSequence() == line)
        .map(item -> code(item.getProductOrService()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Where the service is given: the facility, else who bills; null when the claim names neither.
   */
  public static String site(Claim claim) {
    return claim.getFacility().isEmpty() ? words(claim.getProvider()) : words(claim.getFacility());
  }

  /** The reason code of {@code CO-236}; null for a rejection, which has none. */
  private static String carc(String denial) {
    int dash = denial == null ? -1 : denial.indexOf('-');
    return dash < 0 ? null : denial.substring(dash + 1);
  }

  private static String code(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(coding -> coding.getCode())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String words(Reference reference) {
    if (reference.hasReference() && !reference.getReference().startsWith("#")) {
      return reference.getReferenceElement().toUnqualifiedVersionless().getValue();
    }
    return reference.hasDisplay() ? reference.getDisplay() : reference.getIdentifier().getValue();
  }
}
