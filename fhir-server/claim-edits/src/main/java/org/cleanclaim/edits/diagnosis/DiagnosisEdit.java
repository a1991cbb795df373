package org.cleanclaim.edits.diagnosis;

import java.time.LocalDate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.reference.DiagnosisTable;
import org.cleanclaim.edits.reference.TableKey;

/** A rule that looks each diagnosis up in the year's table. */
interface DiagnosisEdit extends ClaimEdit {

  @Override
  default void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate day = claim.diagnosisDay();
    if (day == null || claim.diagnoses().isEmpty()) {
      return;
    }
    DiagnosisTable table = context.table(TableKey.DIAGNOSES, day, verdicts);
    for (int i = 0; i < claim.diagnoses().size() && table != null; i++) {
      Diagnosis diagnosis = claim.diagnoses().get(i);
      if (!diagnosis.code().isEmpty()) {
        checkDiagnosis(diagnosis, day, table, verdicts);
      }
    }
  }

  /** Judges one diagnosis. */
  void checkDiagnosis(Diagnosis diagnosis, LocalDate day, DiagnosisTable table, Verdicts verdicts);
}
