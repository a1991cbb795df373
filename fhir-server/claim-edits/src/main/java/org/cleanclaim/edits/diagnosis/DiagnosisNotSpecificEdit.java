package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.DiagnosisTable;

/** A diagnosis that is only a heading: it has children that say more. */
@EditInfo(
    id = "diagnosis-not-specific",
    title = "Diagnosis is not specific enough to bill",
    denial = "CO-16",
    remark = "M76",
    severity = Severity.HOLD,
    source = "ICD-10-CM order file of the fiscal year",
    remedy = "Choose the billable code below it that the note supports.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DiagnosisNotSpecificEdit implements DiagnosisEdit {
  private static final int EXAMPLES = 3;

  @Override
  public void checkDiagnosis(
      Diagnosis diagnosis, LocalDate day, DiagnosisTable table, Verdicts verdicts) {
    String code = diagnosis.code();
    if (!Specificity.isIncomplete(code, table)) {
      return;
    }
    String filled = Specificity.withPlaceholder(code, table);
    List<String> below = filled == null ? table.billableUnder(code, EXAMPLES) : List.of(filled);
    verdicts.found(
        Finding.onClaim(
                Words.lazily("Diagnosis %s is not billable as it stands.", diagnosis.dotted()))
            .remedy(
                below.isEmpty()
                    ? ""
                    : "Choose the code below it that the note supports, such as "
                        + below.stream()
                            .map(example -> new Diagnosis(0, example).dotted())
                            .collect(Collectors.joining(", "))
                        + ".")
            .key(code));
  }
}
