package org.cleanclaim.edits.modifier;

import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.TableKey;

/** The fee schedule's indicators of a line, as of its day. */
final class Indicators {
  private Indicators() {}

  /** Null for an institutional claim, a line without day, or a code the schedule does not know. */
  static FeeSchedule.Row of(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null || claim.kind() == ClaimKind.INSTITUTIONAL) {
      return null;
    }
    FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
    return schedule == null ? null : schedule.find(line.codeId());
  }
}
