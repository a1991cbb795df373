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
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Modifiers;
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
          finding(line, "An anaesthesia modifier stands on " + line.code() + ".", "anaesthesia"));
    }
    if (Procedures.isAnesthesia(code)
        && !line.hasAny(ANESTHESIA)
        && claim.kind() == ClaimKind.PROFESSIONAL
        && context.followsFederalRules()) {
      verdicts.found(
          finding(line, line.code() + " does not say who gave the anaesthesia.", "who")
              .remedy("Add AA, AD, QK, QX, QY or QZ."));
    }
    checkVisitModifiers(line, verdicts);
    if (line.has("91") && !Procedures.isLaboratory(code)) {
      verdicts.found(
          finding(line, "91 is for laboratory tests only.", "91").consequenceOf("modifier-repeat"));
    }
    if (line.has("QW") && !Procedures.isLaboratory(code)) {
      verdicts.found(finding(line, "QW is for laboratory tests only.", "QW"));
    }
    if (line.hasAny(SIDES) && (Procedures.isEvaluation(code) || Procedures.isLaboratory(code))) {
      verdicts.found(finding(line, line.code() + " has no side.", "side"));
    }
  }

  /** 24, 25 and 57 say something of a visit, 26 and TC never do. */
  private static void checkVisitModifiers(Line line, Verdicts verdicts) {
    boolean visit = Procedures.isEvaluation(line.codeId());
    for (int i = 0; i < line.modifiers().size(); i++) {
      String modifier = line.modifiers().get(i);
      if (visit && (modifier.equals("26") || modifier.equals("TC"))) {
        verdicts.found(
            finding(line, "A visit has no professional or technical part.", modifier)
                .consequenceOf("modifier-component"));
      } else if (!visit && Modifiers.SEPARATE_VISIT.contains(modifier)) {
        verdicts.found(
            finding(line, modifier + " stands on " + line.code() + ", which is no visit.", modifier)
                .consequenceOf("modifier-" + modifier + "-misuse")
                .fix(
                    Fix.removeModifier(
                        line.sequence(),
                        modifier,
                        "Not a visit: remove " + modifier,
                        "The record shows a procedure and no visit.")));
      }
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
