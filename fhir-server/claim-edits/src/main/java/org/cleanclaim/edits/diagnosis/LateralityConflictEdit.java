package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.reference.DiagnosisTable;
import org.cleanclaim.edits.reference.TableKey;

/** A line done on one side for diagnoses that are all of the other. */
@EditInfo(
    id = "laterality-conflict",
    title = "Modifier and diagnosis name different sides",
    denial = "CO-11",
    severity = Severity.WARN,
    source = "ICD-10-CM; CPT and HCPCS anatomic modifiers",
    remedy = "Correct the modifier or the diagnosis, as the note tells.")
@AutoService(ClaimEdit.class)
public final class LateralityConflictEdit implements LineEdit {
  private static final ModifierSet RIGHT = ModifierSet.of("RT E3 E4 F5 F6 F7 F8 F9 T5 T6 T7 T8 T9");
  private static final ModifierSet LEFT = ModifierSet.of("LT E1 E2 FA F1 F2 F3 F4 TA T1 T2 T3 T4");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean right = line.hasAny(RIGHT);
    boolean left = line.hasAny(LEFT);
    if (right == left || line.diagnosisPointers().isEmpty() || claim.diagnosisDay() == null) {
      return;
    }
    DiagnosisTable table = context.table(TableKey.DIAGNOSES, claim.diagnosisDay(), verdicts);
    List<Diagnosis> pointed = claim.pointed(line);
    if (table == null || pointed.isEmpty()) {
      return;
    }
    for (Diagnosis diagnosis : pointed) {
      int flags = table.flags(diagnosis.code());
      if (!(right ? DiagnosisTable.isLeft(flags) : DiagnosisTable.isRight(flags))) {
        return;
      }
    }
    verdicts.found(
        Finding.on(
                line.sequence(),
                Words.lazily(
                    "%s was done on the %s, all its diagnoses are of the %s.",
                    line.code(), right ? "right" : "left", right ? "left" : "right"))
            .atRisk(line.charge())
            .key(line.code()));
  }
}
