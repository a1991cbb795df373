package org.cleanclaim.edits.modifier;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.FeeSchedule;

/** The surgery into whose days of aftercare a later service of the same physician falls. */
final class GlobalPeriod {
  private static final int LONGEST = 90;

  /**
   * A return to theatre (78) starts no period; surgical care only (54) leaves aftercare to others.
   */
  private static final ModifierSet NO_PERIOD_OF_ITS_OWN = ModifierSet.of("78 54 56 80 81 82 AS");

  private GlobalPeriod() {}

  /** The surgery whose period holds the line; null when none does. */
  static SameService around(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    List<SameService> surgeries = SameService.of(claim, line, GlobalPeriod::mayHold);
    for (int i = 0; i < surgeries.size(); i++) {
      SameService before = surgeries.get(i);
      FeeSchedule.Row row = Indicators.of(before.claim(), before.line(), context, verdicts);
      int days = row == null ? 0 : days(row);
      LocalDate last = before.line().through().plusDays(days);
      if (days > 0 && !line.from().isAfter(last)) {
        return before;
      }
    }
    return null;
  }

  private static boolean mayHold(Line line, Line other) {
    return Procedures.isSurgery(other.codeId())
        && other.through() != null
        && !other.hasAny(NO_PERIOD_OF_ITS_OWN)
        && line.from().isAfter(other.through())
        && !line.from().isAfter(other.through().plusDays(LONGEST));
  }

  private static int days(FeeSchedule.Row row) {
    return switch (row.global()) {
      case "010" -> 10;
      case "090" -> LONGEST;
      default -> 0;
    };
  }
}
