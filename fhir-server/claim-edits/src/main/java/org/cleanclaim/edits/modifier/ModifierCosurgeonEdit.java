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
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.FeeSchedule;

/** Two surgeons or a team at a surgery that is not paid for them. */
@EditInfo(
    id = "modifier-cosurgeon",
    title = "Co-surgeon or team is not payable",
    denial = "CO-54",
    severity = Severity.HOLD,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §40.8; fee schedule CO-SURG and TEAM SURG",
    remedy =
        "Bill as surgeon and assistant, or send records that show why two or a team were needed.")
@AutoService(ClaimEdit.class)
public final class ModifierCosurgeonEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean two = line.has("62");
    boolean team = line.has("66");
    FeeSchedule.Row row = two || team ? Indicators.of(claim, line, context, verdicts) : null;
    if (row != null && two) {
      judge(line, row.coSurgeons(), "Two surgeons", "62", verdicts);
    }
    if (row != null && team) {
      judge(line, row.team(), "A team", "66", verdicts);
    }
  }

  private static void judge(
      Line line, String indicator, String who, String key, Verdicts verdicts) {
    if (indicator.equals("0") || indicator.equals("9")) {
      verdicts.found(finding(line, who + " are not paid for " + line.code() + ".", key));
    } else if (indicator.equals("1")) {
      verdicts.found(
          finding(line, who + " at " + line.code() + " need records.", key)
              .severity(Severity.WARN));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
