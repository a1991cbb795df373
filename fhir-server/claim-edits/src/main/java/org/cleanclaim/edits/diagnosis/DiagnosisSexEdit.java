package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.Demographics;
import org.cleanclaim.edits.reference.TableKey;

/** A diagnosis that a patient of this sex does not have. */
@EditInfo(
    id = "diagnosis-sex",
    title = "Diagnosis does not fit the patient's sex",
    denial = "CO-10",
    severity = Severity.WARN,
    source = "Medicare Code Editor; site's demographics list",
    remedy =
        "Correct the code or the registration; where both are right, add condition code 45 (facility) or KX.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DiagnosisSexEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate day = claim.diagnosisDay();
    if (day == null
        || claim.diagnoses().isEmpty()
        || (claim.patient().gender() != Gender.FEMALE && claim.patient().gender() != Gender.MALE)) {
      return;
    }
    Demographics limits = context.table(TableKey.DEMOGRAPHICS, day, verdicts);
    for (int i = 0; i < claim.diagnoses().size() && limits != null; i++) {
      Diagnosis diagnosis = claim.diagnoses().get(i);
      Demographics.Rule rule = limits.diagnosis(diagnosis.code());
      if (rule != null && rule.sex() != null && rule.sex() != claim.patient().gender()) {
        if (claim.lines().stream().anyMatch(line -> line.has("KX"))) {
          verdicts.bypassed(0, "modifier KX");
          continue;
        }
        verdicts.found(
            Finding.onClaim(
                    ("%s is not possible for a patient of the registered sex.")
                        .formatted(diagnosis.dotted()))
                .key(diagnosis.code()));
      }
    }
  }
}
