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
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;

/** A reduced or stopped service told in a way that contradicts itself. */
@EditInfo(
    id = "modifier-52-53",
    title = "Modifier 52 or 53 does not fit",
    denial = "CO-4",
    severity = Severity.WARN,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §20.4.6; CPT modifiers 52, 53, 73, 74",
    remedy = "Use one of them, on a procedure, and say why in a note.")
@AutoService(ClaimEdit.class)
public final class Modifier5253Edit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean reduced = line.has("52");
    boolean stopped = line.has("53");
    boolean facility = claim.kind() == ClaimKind.INSTITUTIONAL;
    if (reduced && stopped) {
      verdicts.found(finding(line, "52 and 53 stand on one line.", "both"));
    } else if ((reduced || stopped) && Procedures.isEvaluation(line.codeId())) {
      verdicts.found(finding(line, "A visit is neither reduced nor stopped.", "visit"));
    } else if (!facility && (line.has("73") || line.has("74"))) {
      verdicts.found(finding(line, "73 and 74 are a facility's modifiers.", "facility"));
    } else if (facility && stopped) {
      verdicts.found(finding(line, "A facility tells it by 73 or 74, not 53.", "53"));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
