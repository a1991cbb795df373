package org.cleanclaim.plugin.ledger;

import java.util.Locale;
import java.util.Optional;

/**
 * A list that is kept under a name.
 *
 * @param person who kept it
 * @param team for whom, where it is a team's; null otherwise
 * @param question what follows the question mark of the list's address
 */
public record SavedView(
    String id, String person, Audience audience, String team, String name, String question) {

  /** Who sees it beside who kept it. */
  public enum Audience {
    PRIVATE,
    TEAM,
    SITE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Audience> of(String code) {
      for (Audience audience : values()) {
        if (audience.code().equals(code)) {
          return Optional.of(audience);
        }
      }
      return Optional.empty();
    }
  }
}
