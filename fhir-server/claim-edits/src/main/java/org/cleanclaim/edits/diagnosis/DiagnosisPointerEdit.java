package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;

/** Lines and diagnoses that do not find each other: the payer cannot tell what was treated. */
@EditInfo(
    id = "diagnosis-pointer",
    title = "Line does not point at a diagnosis as it must",
    denial = "CO-16",
    remark = "M76",
    severity = Severity.HOLD,
    source = "ASC X12 837P: 2300 HI, 2400 SV107",
    remedy = "Point each line at one to four of the claim's diagnoses, the treated one first.")
@AutoService(ClaimEdit.class)
public final class DiagnosisPointerEdit implements ClaimEdit {
  private static final int MOST_POINTERS = 4;
  private static final int MOST_DIAGNOSES = 12;
  private static final String DOCUMENTATION = "The note ties this service to that diagnosis.";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (claim.diagnoses().isEmpty()) {
      // The claim without a diagnosis is required-field's to tell.
      return;
    }
    checkRepeated(claim, verdicts);
    if (claim.kind() == ClaimKind.PROFESSIONAL) {
      if (claim.diagnoses().size() > MOST_DIAGNOSES) {
        verdicts.found(
            Finding.onClaim(
                    Words.lazily(
                        "%d diagnoses; a professional claim carries %d.",
                        claim.diagnoses().size(), MOST_DIAGNOSES))
                .remedy("Keep the twelve that matter to the billed services.")
                .key("count"));
      }
      for (int i = 0; i < claim.lines().size(); i++) {
        checkLine(claim, claim.lines().get(i), verdicts);
      }
    }
  }

  private static void checkRepeated(ClaimFacts claim, Verdicts verdicts) {
    List<Diagnosis> all = claim.diagnoses();
    List<String> told = List.of();
    for (int i = 1; i < all.size(); i++) {
      String code = all.get(i).code();
      if (!code.isEmpty() && !told.contains(code) && stands(all, i, code)) {
        told = told.isEmpty() ? new ArrayList<>() : told;
        told.add(code);
        verdicts.found(
            Finding.onClaim("Diagnosis " + all.get(i).dotted() + " stands on the claim twice.")
                .remedy("Keep one of them and point the lines at it.")
                .key("twice-" + code));
      }
    }
  }

  private static boolean stands(List<Diagnosis> all, int before, String code) {
    for (int i = 0; i < before; i++) {
      if (all.get(i).code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static void checkLine(ClaimFacts claim, Line line, Verdicts verdicts) {
    List<Integer> pointers = line.diagnosisPointers();
    if (pointers.isEmpty()) {
      verdicts.found(without(claim, line));
      return;
    }
    if (pointers.size() > MOST_POINTERS) {
      verdicts.found(
          at(line, "%s points at %d diagnoses; four is the most.", pointers.size()).key("many"));
    }
    for (int i = 0; i < pointers.size(); i++) {
      int pointer = pointers.get(i);
      if (!has(claim, pointer)) {
        verdicts.found(
            at(line, "%s points at diagnosis %d, which the claim does not have.", pointer)
                .key("to-" + pointer));
      }
    }
  }

  private static boolean has(ClaimFacts claim, int pointer) {
    for (int i = 0; i < claim.diagnoses().size(); i++) {
      if (claim.diagnoses().get(i).sequence() == pointer) {
        return true;
      }
    }
    return false;
  }

  private static Finding at(Line line, String message, int number) {
    return Finding.on(line.sequence(), message.formatted(shown(line), number))
        .atRisk(line.charge());
  }

  private static Finding without(ClaimFacts claim, Line line) {
    Finding finding =
        Finding.on(line.sequence(), shown(line) + " points at no diagnosis.")
            .atRisk(line.charge())
            .key("none");
    for (Diagnosis diagnosis : claim.diagnoses()) {
      finding.fix(
          Fix.linkDiagnosis(
              line.sequence(),
              diagnosis.sequence(),
              "Done for " + diagnosis.dotted() + ": point at it",
              DOCUMENTATION));
    }
    return finding;
  }

  private static String shown(Line line) {
    return line.code().isEmpty() ? "Line " + line.sequence() : line.code();
  }
}
