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
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;

/** A visit within the days of aftercare of the same physician's surgery. */
@EditInfo(
    id = "global-visit",
    title = "Visit within the global period of a surgery",
    denial = "CO-97",
    remark = "M144",
    severity = Severity.HOLD,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §40.1, §40.2",
    remedy =
        "If the visit was for something else, document it and add 24; aftercare is paid with the surgery.")
@AutoService(ClaimEdit.class)
public final class GlobalVisitEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isEvaluation(line.codeId())
        || line.from() == null
        || claim.kind() == ClaimKind.INSTITUTIONAL) {
      return;
    }
    SameService surgery = GlobalPeriod.around(claim, line, context, verdicts);
    if (surgery == null) {
      return;
    }
    boolean procedureToo = line.has("25") && !SameService.ofDay(claim, line).isEmpty();
    if (line.has("24") && sameDiagnosis(claim, line, surgery)) {
      verdicts.found(
          finding(line, "24 says unrelated, but the diagnosis is that of the surgery.", surgery)
              .severity(Severity.WARN)
              .remedy("Point the visit at what it was for, or take 24 off."));
    } else if (line.has("24") || line.has("57") || line.has("FT") || procedureToo) {
      verdicts.bypassed(line.sequence(), "modifier 24, 25, 57 or FT on line " + line.sequence());
    } else {
      verdicts.found(
          finding(
                  line,
                  Words.say(
                      "%s of %s falls into the aftercare of %s of %s.",
                      line.code(), line.from(), surgery.line().code(), surgery.line().from()),
                  surgery)
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      "24",
                      "Unrelated to the surgery: add 24",
                      "The note and the diagnosis show a reason other than the surgery.")));
    }
  }

  private static boolean sameDiagnosis(ClaimFacts claim, Line line, SameService surgery) {
    List<Diagnosis> visit = claim.pointed(line);
    List<Diagnosis> operated = surgery.claim().pointed(surgery.line());
    return !visit.isEmpty()
        && !operated.isEmpty()
        && visit.get(0).code().equals(operated.get(0).code());
  }

  private static Finding finding(Line line, String message, SameService surgery) {
    return Finding.on(line.sequence(), message)
        .atRisk(line.charge())
        .key(surgery.line().code() + "@" + surgery.line().from());
  }
}
