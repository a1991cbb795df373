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
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;

/** A modifier that says distinct, with nothing of that day to be distinct from. */
@EditInfo(
    id = "modifier-distinct",
    title = "Nothing to be distinct from",
    denial = "CO-4",
    severity = Severity.INFO,
    source = "NCCI Policy Manual ch. I §E",
    remedy = "Take the modifier off when nothing else was done that day.")
@AutoService(ClaimEdit.class)
public final class ModifierDistinctEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null || !line.hasAny(Modifiers.DISTINCT)) {
      return;
    }
    boolean alone =
        SameService.ofDay(claim, line).stream()
            .allMatch(other -> Procedures.isEvaluation(other.line().codeId()));
    if (alone) {
      String modifier =
          line.modifiers().stream().filter(Modifiers.DISTINCT::contains).findFirst().orElseThrow();
      verdicts.found(
          finding(line, modifier + " stands on the only procedure of that day.", modifier)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      modifier,
                      "Nothing else was done: remove " + modifier,
                      "The record shows no other procedure of that day.")));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
