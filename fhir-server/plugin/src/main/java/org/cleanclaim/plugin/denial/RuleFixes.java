package org.cleanclaim.plugin.denial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.plugin.denial.CorrectedClaims.Offered;

/**
 * Which fixes a rule may make without a person: those that take away, or that write down what the
 * claim says elsewhere. A fix that says a service was separate, repeated or on another side rests
 * on the record, and somebody has to have read it.
 */
final class RuleFixes {

  /** Modifiers of form: several procedures, by video, waived test, which therapy's plan. */
  private static final Set<String> FORMAL = Set.of("51", "95", "GT", "GQ", "QW", "GN", "GO", "GP");

  private static final Set<String> OF_MODIFIERS =
      Set.of("add-modifier", "replace-modifier", "remove-modifier");

  private RuleFixes() {}

  /** Why a pattern is not for a rule; empty where it is. */
  static Optional<String> refused(String pattern) {
    String[] parts = pattern.split(":", -1);
    if (parts.length < 2 || parts.length > 3 || !InstalledEdits.ids().contains(parts[0])) {
      return Optional.of(
          "'%s' is no fix: write edit:kind or edit:kind:value, such as duplicate-exact:remove-line."
              .formatted(pattern));
    }
    if ("remove-line".equals(parts[1]) && parts.length == 2) {
      return Optional.empty();
    }
    if (OF_MODIFIERS.contains(parts[1]) && parts.length == 3 && FORMAL.contains(parts[2])) {
      return Optional.empty();
    }
    return Optional.of(
        "'%s' is not for a rule: what rests on the record is decided by a person. A rule may take a line off (edit:remove-line), and set or take off %s (edit:add-modifier:95)."
            .formatted(pattern, FORMAL.stream().sorted().collect(Collectors.joining(", "))));
  }

  /**
   * The fixes of a claim that these patterns mean.
   *
   * @return empty where there is none, or where two would change the same line: which one is right
   *     is for a person to say
   */
  static List<Offered> among(List<Offered> offered, List<String> patterns) {
    List<Offered> fitting = new ArrayList<>();
    for (Offered each : offered) {
      if (patterns.stream().anyMatch(pattern -> isMeant(each, pattern))) {
        if (fitting.stream().anyMatch(other -> other.fix().line() == each.fix().line())) {
          return List.of();
        }
        fitting.add(each);
      }
    }
    return fitting;
  }

  private static boolean isMeant(Offered offered, String pattern) {
    String[] parts = pattern.split(":", -1);
    String[] id = offered.id().split(":", -1);
    // An id is edit:line:kind:value.
    return id.length == 4
        && id[0].equals(parts[0])
        && id[2].equals(parts[1])
        && (parts.length == 2 || id[3].equals(parts[2]));
  }
}
