package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.DiagnosisTable;

/** A diagnosis code the year of service does not have. */
@EditInfo(
    id = "diagnosis-invalid-on-date",
    title = "Diagnosis code not valid on the day of service",
    denial = "CO-146",
    remark = "M76",
    severity = Severity.HOLD,
    source = "ICD-10-CM order file of the fiscal year",
    remedy = "Use the code of that fiscal year.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DiagnosisInvalidOnDateEdit implements DiagnosisEdit {
  @Override
  public void checkDiagnosis(
      Diagnosis diagnosis, LocalDate day, DiagnosisTable table, Verdicts verdicts) {
    String code = diagnosis.code();
    if (table.flags(code) != DiagnosisTable.UNKNOWN || Specificity.isIncomplete(code, table)) {
      return;
    }
    if (table.isComplete()) {
      verdicts.found(
          Finding.onClaim(
                  Words.lazily("Diagnosis %s was not valid on %s.", diagnosis.dotted(), day))
              .key(code));
    } else {
      verdicts.notChecked(0, "ICD-10-CM SAMPLE does not hold " + diagnosis.dotted());
    }
  }
}
