package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.DiagnosisTable;
import org.cleanclaim.edits.reference.TableKey;

/** A manifestation or an external cause in the first place, where the disease belongs. */
@EditInfo(
    id = "diagnosis-manifestation-first",
    title = "A manifestation or external cause stands first",
    denial = "CO-16",
    remark = "M76",
    severity = Severity.HOLD,
    source = "ICD-10-CM Official Guidelines I.A.13, I.C.20",
    remedy = "Put the underlying disease or the injury first.")
@AutoService(ClaimEdit.class)
public final class DiagnosisManifestationFirstEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate day = claim.diagnosisDay();
    if (day == null || claim.diagnoses().isEmpty()) {
      return;
    }
    DiagnosisTable table = context.table(TableKey.DIAGNOSES, day, verdicts);
    if (table == null) {
      return;
    }
    Diagnosis first = claim.diagnoses().get(0);
    if (isNeverFirst(first, table)) {
      verdicts.found(
          Finding.onClaim(first.dotted() + " cannot be the first diagnosis.")
              .remark("MA63")
              .key(first.code()));
    }
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      Diagnosis pointed = claim.primary(line);
      if (pointed != null && pointed != first && isNeverFirst(pointed, table)) {
        verdicts.found(
            Finding.on(
                    line.sequence(),
                    Words.lazily(
                        "%s points at %s first, which cannot be the reason by itself.",
                        line.code(), pointed.dotted()))
                .atRisk(line.charge())
                .key(pointed.code()));
      }
    }
  }

  private static boolean isNeverFirst(Diagnosis diagnosis, DiagnosisTable table) {
    String code = diagnosis.code();
    boolean externalCause = !code.isEmpty() && code.charAt(0) >= 'V' && code.charAt(0) <= 'Y';
    return externalCause || DiagnosisTable.isManifestation(table.flags(code));
  }
}
