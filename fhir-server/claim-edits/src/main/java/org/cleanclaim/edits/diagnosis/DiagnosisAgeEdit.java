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
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.Demographics;
import org.cleanclaim.edits.reference.TableKey;

/** A diagnosis that a patient of this age does not have. */
@EditInfo(
    id = "diagnosis-age",
    title = "Diagnosis does not fit the patient's age",
    denial = "CO-9",
    severity = Severity.WARN,
    source = "Medicare Code Editor; site's demographics list",
    remedy = "Correct the code or the date of birth.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DiagnosisAgeEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate day = claim.diagnosisDay();
    if (day == null || claim.diagnoses().isEmpty() || (claim.patient().birthDate() == null)) {
      return;
    }
    Demographics limits = context.table(TableKey.DEMOGRAPHICS, day, verdicts);
    int age = claim.patient().age(day);
    for (int i = 0; i < claim.diagnoses().size() && limits != null; i++) {
      Diagnosis diagnosis = claim.diagnoses().get(i);
      Demographics.Rule rule = limits.diagnosis(diagnosis.code());
      if (rule != null && age >= 0 && (age < rule.minAge() || age > rule.maxAge())) {
        verdicts.found(
            Finding.onClaim(
                    ("%s is not usual at the age of " + age + ".").formatted(diagnosis.dotted()))
                .key(diagnosis.code()));
      }
    }
  }
}
