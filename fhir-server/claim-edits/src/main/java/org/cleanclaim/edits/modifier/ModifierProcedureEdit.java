package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Procedures;

/** A modifier of one kind of service on another kind. */
@EditInfo(
    id = "modifier-procedure",
    title = "Modifier and procedure do not go together",
    denial = "CO-4",
    severity = Severity.WARN,
    source = "CPT appendix A; Medicare Claims Processing Manual ch. 12 §50",
    remedy = "Use a modifier made for this kind of service.")
@AutoService(ClaimEdit.class)
public final class ModifierProcedureEdit implements LineEdit {
  private static final ModifierSet ANESTHESIA = ModifierSet.of("AA AD QK QX QY QZ");
  private static final ModifierSet SIDES = ModifierSet.of("LT RT");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    int code = line.codeId();
    if (code == Codes.NONE) {
      return;
    }
    if (line.hasAny(ANESTHESIA) && !Procedures.isAnesthesia(code)) {
      verdicts.found(
          finding(line, "An anaesthesia modifier stands on " + line.code() + ".", "anaesthesia")
              .build());
    }
    if (Procedures.isAnesthesia(code)
        && !line.hasAny(ANESTHESIA)
        && claim.kind() == ClaimKind.PROFESSIONAL
        && context.followsFederalRules()) {
      verdicts.found(
          finding(line, line.code() + " does not say who gave the anaesthesia.", "who")
              .remedy("Add AA, AD, QK, QX, QY or QZ.")
              .build());
    }
    if (line.has("QW") && !Procedures.isLaboratory(code)) {
      verdicts.found(finding(line, "QW is for laboratory tests only.", "QW").build());
    }
    if (line.hasAny(SIDES) && (Procedures.isEvaluation(code) || Procedures.isLaboratory(code))) {
      verdicts.found(finding(line, line.code() + " has no side.", "side").build());
    }
  }

  private static Finding.Builder finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
