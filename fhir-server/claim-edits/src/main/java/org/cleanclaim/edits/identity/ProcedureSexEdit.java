package org.cleanclaim.edits.identity;

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
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.Demographics;
import org.cleanclaim.edits.reference.TableKey;

/** A procedure that a patient of this sex does not have. */
@EditInfo(
    id = "procedure-sex",
    title = "Procedure does not fit the patient's sex",
    denial = "CO-7",
    severity = Severity.WARN,
    source = "Medicare Code Editor; site's demographics list",
    remedy = "Correct the code or the registration; where both are right, add KX.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class ProcedureSexEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null
        || line.code().isEmpty()
        || (claim.patient().gender() != Gender.FEMALE && claim.patient().gender() != Gender.MALE)) {
      return;
    }
    Demographics limits = context.table(TableKey.DEMOGRAPHICS, line.from(), verdicts);
    Demographics.Rule rule = limits == null ? null : limits.procedure(line.code());
    if (rule != null && rule.sex() != null && rule.sex() != claim.patient().gender()) {
      if (line.has("KX")) {
        verdicts.bypassed(line.sequence(), "modifier KX on line " + line.sequence());
        return;
      }
      verdicts.found(
          Finding.on(
                  line.sequence(),
                  ("%s is not possible for a patient of the registered sex.")
                      .formatted(line.code()))
              .atRisk(line.charge())
              .key(line.code())
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      "KX",
                      "Service and registration are both right: add KX",
                      "The record shows that the service fits this patient's anatomy.")));
    }
  }
}
