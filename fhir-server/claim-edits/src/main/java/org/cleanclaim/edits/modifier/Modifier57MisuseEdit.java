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
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.FeeSchedule;

/** Modifier 57 where it says nothing: not on a visit, or before a minor procedure. */
@EditInfo(
    id = "modifier-57-misuse",
    title = "Modifier 57 does not fit",
    denial = "CO-4",
    severity = Severity.WARN,
    source = "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §30.6.6.C",
    remedy = "Use 25 beside a minor procedure; take 57 off elsewhere.")
@AutoService(ClaimEdit.class)
public final class Modifier57MisuseEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.has("57")) {
      return;
    }
    if (!Procedures.isEvaluation(line.codeId())) {
      verdicts.found(
          finding(line, "57 stands on " + line.code() + ", which is no visit.", "not-a-visit")
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "57",
                      "Not a visit: remove 57",
                      "The record shows a procedure and no visit.")));
      return;
    }
    boolean minor = false;
    for (SameService other : SameService.ofDay(claim, line)) {
      FeeSchedule.Row row = Indicators.of(other.claim(), other.line(), context, verdicts);
      if (row != null && row.isMajorSurgery()) {
        return;
      }
      minor |= row != null && row.isMinorProcedure();
    }
    if (minor) {
      verdicts.found(
          finding(line, "57 stands beside a minor procedure only, where 25 is asked.", "minor")
              .fix(
                  Fix.replaceModifier(
                      line.sequence(),
                      "57",
                      "25",
                      "Separate visit: 25 instead of 57",
                      "The note shows a significant visit of its own beyond the procedure.")));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
