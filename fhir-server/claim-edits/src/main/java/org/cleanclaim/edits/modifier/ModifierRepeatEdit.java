package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;

/** A repeat told by the modifier of another kind of service. */
@EditInfo(
    id = "modifier-repeat",
    title = "Repeat modifier does not fit",
    denial = "CO-4",
    severity = Severity.WARN,
    source = "CPT modifiers 76, 77, 91; Medicare Claims Processing Manual ch. 16 §100.5.1",
    remedy =
        "Use 91 for a laboratory test repeated for a clinical reason, 76 or 77 for a procedure.")
@AutoService(ClaimEdit.class)
public final class ModifierRepeatEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean laboratory = Procedures.isLaboratory(line.codeId());
    if (line.has("91") && !laboratory) {
      verdicts.found(finding(line, "91 is for laboratory tests only.", "91"));
    } else if ((line.has("76") || line.has("77")) && laboratory) {
      String said = line.has("76") ? "76" : "77";
      verdicts.found(
          finding(line, "A laboratory test is repeated with 91.", "lab")
              .fix(
                  Fix.replaceModifier(
                      line.sequence(),
                      said,
                      "91",
                      "Repeated for a clinical reason: 91 instead of " + said,
                      "The record shows why the test was needed again; not a rerun or control.")));
    } else if ((line.has("76") || line.has("77")) && Procedures.isEvaluation(line.codeId())) {
      verdicts.found(finding(line, "A visit is not repeated with 76 or 77.", "visit"));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
