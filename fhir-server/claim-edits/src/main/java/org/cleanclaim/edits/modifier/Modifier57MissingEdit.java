package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.FeeSchedule;

/**
 * A visit on the day of major surgery, or the day before, that does not say surgery was decided
 * then.
 */
@EditInfo(
    id = "modifier-57-missing",
    title = "Visit before major surgery without modifier 57",
    denial = "CO-97",
    remark = "M144",
    severity = Severity.WARN,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §30.6.6.C, §40.1",
    remedy =
        "If surgery was decided at this visit, document it and add 57; if it was planned before, the visit is part of it.")
@AutoService(ClaimEdit.class)
public final class Modifier57MissingEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isEvaluation(line.codeId()) || line.from() == null) {
      return;
    }
    List<SameService> others = SameService.of(claim, line, Modifier57MissingEdit::isDayOrNext);
    for (int i = 0; i < others.size(); i++) {
      SameService other = others.get(i);
      FeeSchedule.Row row = Indicators.of(other.claim(), other.line(), context, verdicts);
      if (row != null && row.isMajorSurgery()) {
        judge(claim, line, other, verdicts);
        return;
      }
    }
  }

  private static boolean isDayOrNext(Line visit, Line surgery) {
    return Procedures.isSurgery(surgery.codeId())
        && surgery.from() != null
        && (surgery.from().equals(visit.from()) || surgery.from().equals(visit.from().plusDays(1)));
  }

  private static void judge(ClaimFacts claim, Line line, SameService surgery, Verdicts verdicts) {
    if (line.hasAny(Modifiers.SEPARATE_VISIT)) {
      verdicts.bypassed(line.sequence(), "modifier 24, 25 or 57 on line " + line.sequence());
      return;
    }
    Finding finding =
        Finding.on(
                line.sequence(),
                Words.lazily(
                    "%s comes with major surgery (%s) and does not say that it was decided then.",
                    line.code(), surgery.line().code()))
            .atRisk(line.charge())
            .key(line.code())
            .consequenceOf("modifier-25-missing")
            .fix(DecisionForSurgery.fix(line));
    if (surgery.claim() == claim) {
      finding.related(surgery.line().sequence());
    }
    verdicts.found(finding);
  }
}
