package org.cleanclaim.plugin.playbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of working one payer's denials: a page for each reason, and whom to turn to.
 *
 * @param policy id of the payer's policy; {@code default} for payers without a page of their own
 * @param version a whole number, from 1
 */
public record Playbook(
    String policy, String version, String title, List<Contact> contacts, List<Page> pages) {

  public Playbook {
    contacts = List.copyOf(contacts);
    pages = List.copyOf(pages);
  }

  /**
   * One way to reach the payer.
   *
   * @param name whom: "Appeals department"
   * @param system {@code phone}, {@code fax}, {@code email}, {@code url} or {@code other}, which is
   *     a postal address
   */
  public record Contact(String name, String system, String value) {

    String line() {
      return "other".equals(system)
          ? "%s: %s".formatted(name, value)
          : "%s, %s: %s".formatted(name, system, value);
    }
  }

  /**
   * What to do about one reason.
   *
   * @param name a page of the taxonomy's, such as {@code authorization}
   * @param codes adjustment reason codes it is for alone; none: all of its categories
   * @param words what to know first
   * @param template name of the letter template; null: the one that fits best
   */
  public record Page(
      String name,
      String title,
      Set<String> codes,
      String words,
      List<Document> documents,
      String template,
      List<Step> steps) {

    public Page {
      codes = Set.copyOf(codes);
      documents = List.copyOf(documents);
      steps = List.copyOf(steps);
    }

    /** What tells it from the other pages of its playbook. */
    String key() {
      return codes.isEmpty()
          ? name
          : name + " " + String.join(" ", codes.stream().sorted().toList());
    }
  }

  /**
   * A document the payer wants to see.
   *
   * @param kind a kind of evidence, such as {@code note}
   * @param required true: no letter goes without one
   */
  public record Document(String kind, String words, boolean required) {

    String line() {
      return (words == null ? kind : words) + (required ? " (required)" : "");
    }
  }

  /**
   * One thing to do.
   *
   * @param kind {@code check}, {@code correct}, {@code documents}, {@code letter}, {@code call},
   *     {@code escalate} or {@code other}
   * @param text more of it: what to say on the phone; null for nothing
   * @param team who does it; null: who works the denial
   * @param days by how many days after the denial; null: no set time
   */
  public record Step(String kind, String title, String text, String team, Integer days) {

    /** What, who and by when, without what to say. */
    String line() {
      StringBuilder line = new StringBuilder(title == null ? kind : title);
      if (team != null) {
        line.append(" (").append(team).append(')');
      }
      if (days != null) {
        line.append(", by day ").append(days);
      }
      return line.toString();
    }
  }

  /** The page for a reason: one for its very code before one for all of its kind. */
  public Optional<Page> page(String name, List<String> carcs) {
    return pages.stream()
        .filter(page -> page.name().equals(name))
        .filter(page -> carcs.stream().anyMatch(page.codes()::contains))
        .findFirst()
        .or(
            () ->
                pages.stream()
                    .filter(page -> page.name().equals(name) && page.codes().isEmpty())
                    .findFirst());
  }
}
