package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.util.List;
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

/**
 * Modifier 25 where it says nothing: not on a visit, with nothing beside it, or before major
 * surgery.
 */
@EditInfo(
    id = "modifier-25-misuse",
    title = "Modifier 25 does not fit",
    denial = "CO-4",
    severity = Severity.HOLD,
    source = "NCCI Policy Manual ch. I §D; CPT modifier 25",
    remedy = "Take 25 off, or bill the visit it belongs to.")
@AutoService(ClaimEdit.class)
public final class Modifier25MisuseEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.has("25")) {
      return;
    }
    if (!Procedures.isEvaluation(line.codeId())) {
      verdicts.found(
          finding(line, "25 stands on " + line.code() + ", which is no visit.", "not-a-visit")
              .severity(isSurelyNoVisit(line) ? Severity.HOLD : Severity.WARN)
              .fix(Fix.removeModifier(line.sequence(), "25", "Not a visit: remove 25"))
              .build());
      return;
    }
    List<SameService> others = SameService.ofDay(claim, line);
    if (others.isEmpty()) {
      verdicts.found(
          finding(line, "25 stands on a visit with no other service that day.", "alone")
              .severity(Severity.INFO)
              .fix(Fix.removeModifier(line.sequence(), "25", "Nothing else was done: remove 25"))
              .build());
    } else if (allMajor(others, context, verdicts)) {
      verdicts.found(
          finding(line, "25 stands beside major surgery, where 57 tells the decision.", "major")
              .severity(Severity.WARN)
              .fix(
                  Fix.replaceModifier(
                      line.sequence(),
                      "25",
                      "57",
                      "Surgery was decided at this visit: 57 instead of 25",
                      "The note shows that surgery was decided at this visit."))
              .build());
    }
  }

  private static boolean isSurelyNoVisit(Line line) {
    return Procedures.isSurgery(line.codeId())
        || Procedures.isImaging(line.codeId())
        || Procedures.isLaboratory(line.codeId())
        || Procedures.isAnesthesia(line.codeId());
  }

  private static boolean allMajor(
      List<SameService> others, EditContext context, Verdicts verdicts) {
    for (SameService other : others) {
      FeeSchedule.Row row = Indicators.of(other.claim(), other.line(), context, verdicts);
      if (row == null || !row.isMajorSurgery()) {
        return false;
      }
    }
    return true;
  }

  private static Finding.Builder finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
