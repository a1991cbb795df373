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
import org.cleanclaim.edits.facts.ProcedureSet;
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
  /** Evaluations that are no E/M, of which some payers take 25 all the same. */
  private static final ProcedureSet LIKE_A_VISIT =
      ProcedureSet.of(
          "90785-90899 92502-92526 92610-92612 96105-96171 97151-97172 97750-97755 98925-98943"
              + " G0101-G0102 G0245-G0247 G0442-G0447 S0000-S9999");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.has("25")) {
      return;
    }
    if (!Procedures.isEvaluation(line.codeId())) {
      verdicts.found(
          finding(line, "25 stands on " + line.code() + ", which is no visit.", "not-a-visit")
              .severity(isSurelyNoVisit(line) ? Severity.HOLD : Severity.WARN)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "25",
                      "Not a visit: remove 25",
                      "The record shows a procedure and no visit.")));
      return;
    }
    List<SameService> others =
        SameService.of(claim, line, Modifier25MisuseEdit::isOfDayOrNextDaysSurgery);
    int counted = 0;
    boolean allMajor = true;
    for (int i = 0; i < others.size(); i++) {
      boolean major = isMajor(others.get(i), context, verdicts);
      // Of the next day's services only major surgery takes this day's visit in.
      if (major || line.sharesDayWith(others.get(i).line())) {
        counted++;
        allMajor &= major;
      }
    }
    if (counted == 0) {
      verdicts.found(
          finding(line, "25 stands on a visit with no other service that day.", "alone")
              .severity(Severity.INFO)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "25",
                      "Nothing else was done: remove 25",
                      "The note shows the visit and no other service of that day.")));
    } else if (allMajor) {
      verdicts.found(
          finding(line, "25 stands beside major surgery, where 57 tells the decision.", "major")
              .severity(Severity.WARN)
              .fix(
                  Fix.replaceModifier(
                      line.sequence(),
                      "25",
                      "57",
                      "Surgery was decided at this visit: 57 instead of 25",
                      "The note shows that surgery was decided at this visit.")));
    }
  }

  private static boolean isSurelyNoVisit(Line line) {
    return !LIKE_A_VISIT.contains(line.codeId());
  }

  private static boolean isOfDayOrNextDaysSurgery(Line visit, Line other) {
    return visit.sharesDayWith(other) || isNextDay(visit, other);
  }

  private static boolean isNextDay(Line visit, Line surgery) {
    return visit.from() != null
        && Procedures.isSurgery(surgery.codeId())
        && visit.from().plusDays(1).equals(surgery.from());
  }

  private static boolean isMajor(SameService other, EditContext context, Verdicts verdicts) {
    FeeSchedule.Row row = Indicators.of(other.claim(), other.line(), context, verdicts);
    return row != null && row.isMajorSurgery();
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
