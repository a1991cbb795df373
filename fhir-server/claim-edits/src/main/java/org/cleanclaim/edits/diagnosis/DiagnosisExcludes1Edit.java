package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.reference.Excludes1;
import org.cleanclaim.edits.reference.TableKey;

/** Two diagnoses of which a tabular note says that they are never coded together. */
@EditInfo(
    id = "diagnosis-excludes1",
    title = "Diagnoses exclude each other",
    denial = "CO-16",
    remark = "M76",
    severity = Severity.WARN,
    source = "ICD-10-CM tabular list, Excludes1 notes; Official Guidelines I.A.12.a",
    remedy = "Keep one, unless the two conditions are clearly unrelated and the note says so.")
@AutoService(ClaimEdit.class)
public final class DiagnosisExcludes1Edit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate day = claim.diagnosisDay();
    List<Diagnosis> all = claim.diagnoses();
    if (all.size() < 2 || day == null) {
      return;
    }
    Excludes1 notes = context.table(TableKey.EXCLUDES1, day, verdicts);
    for (int i = 0; i < all.size() && notes != null; i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Diagnosis one = all.get(i);
        Diagnosis other = all.get(j);
        if (!one.code().equals(other.code()) && notes.exclude(one.code(), other.code())) {
          verdicts.found(
              Finding.onClaim(
                      Words.lazily("%s and %s exclude each other.", one.dotted(), other.dotted()))
                  .key(one.code() + "+" + other.code()));
        }
      }
    }
  }
}
