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

/** A diagnosis that leaves the side open although the code set knows it. */
@EditInfo(
    id = "diagnosis-unspecified-side",
    title = "Diagnosis leaves the side open",
    denial = "CO-11",
    severity = Severity.INFO,
    source = "ICD-10-CM order file of the fiscal year",
    remedy = "Pick the side the note tells.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DiagnosisUnspecifiedSideEdit implements DiagnosisEdit {
  @Override
  public void checkDiagnosis(
      Diagnosis diagnosis, LocalDate day, DiagnosisTable table, Verdicts verdicts) {
    if (DiagnosisTable.isSideLeftOpen(table.flags(diagnosis.code()))) {
      verdicts.found(
          Finding.onClaim(Words.lazily("Diagnosis %s does not say which side.", diagnosis.dotted()))
              .key(diagnosis.code()));
    }
  }
}
