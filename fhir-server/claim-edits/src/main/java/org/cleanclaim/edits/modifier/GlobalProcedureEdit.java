package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.FeeSchedule;

/**
 * A procedure within the days of aftercare of the same physician's surgery, not said to be planned,
 * a return or unrelated.
 */
@EditInfo(
    id = "global-procedure",
    title = "Procedure within the global period of a surgery",
    denial = "CO-97",
    remark = "M144",
    severity = Severity.HOLD,
    source = "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §40.2",
    remedy =
        "Say what it was: 58 planned or staged, 78 unplanned return to the operating room, 79 unrelated.")
@AutoService(ClaimEdit.class)
public final class GlobalProcedureEdit implements LineEdit {
  private static final ModifierSet SAID = ModifierSet.of("58 78 79");
  private static final String OFFICE = "11";

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isSurgery(line.codeId()) || line.from() == null) {
      return;
    }
    SameService surgery = GlobalPeriod.around(claim, line, context, verdicts);
    FeeSchedule.Row row = surgery == null ? null : Indicators.of(claim, line, context, verdicts);
    if (row == null || !(row.isMinorProcedure() || row.isMajorSurgery())) {
      return;
    }
    if (line.has("78") && OFFICE.equals(line.place())) {
      verdicts.found(
          finding(line, "78 says a return to the operating room, the place is the office.", surgery)
              .severity(Severity.WARN));
    } else if (line.hasAny(SAID)) {
      verdicts.bypassed(line.sequence(), "modifier 58, 78 or 79 on line " + line.sequence());
    } else {
      verdicts.found(
          finding(
                  line,
                  Words.say(
                      "%s of %s falls into the aftercare of %s of %s.",
                      line.code(), line.from(), surgery.line().code(), surgery.line().from()),
                  surgery)
              .fix(add(line, "58", "Planned or staged: add 58", "The plan for this stage"))
              .fix(add(line, "78", "Unplanned return to theatre: add 78", "The complication"))
              .fix(add(line, "79", "Unrelated: add 79", "The other reason")));
    }
  }

  private static Fix add(Line line, String modifier, String label, String what) {
    return Fix.addModifier(
        line.sequence(), modifier, label, what + " is documented in the operative note.");
  }

  private static Finding finding(Line line, String message, SameService surgery) {
    return Finding.on(line.sequence(), message)
        .atRisk(line.charge())
        .key(surgery.line().code() + "@" + surgery.line().from());
  }
}
