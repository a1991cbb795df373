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
import org.cleanclaim.edits.reference.FeeSchedule;

/** Modifier 51 where it changes nothing or must not stand. */
@EditInfo(
    id = "modifier-51",
    title = "Modifier 51 does not fit",
    denial = "CO-4",
    severity = Severity.WARN,
    source = "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §40.6",
    remedy = "Take 51 off: add-on and exempt codes do not take it, and Medicare does not need it.")
@AutoService(ClaimEdit.class)
public final class Modifier51Edit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.has("51")) {
      return;
    }
    FeeSchedule.Row row = Indicators.of(claim, line, context, verdicts);
    if (row == null) {
      return;
    }
    if (row.isAddOn() || row.multiple().equals("0")) {
      verdicts.found(finding(line, line.code() + " does not take 51.", "51").fix(fix(line)));
    } else if (context.policy().isMedicare()) {
      verdicts.found(
          finding(line, "Medicare ranks multiple procedures itself.", "51")
              .severity(Severity.INFO)
              .fix(fix(line)));
    }
  }

  private static Fix fix(Line line) {
    return Fix.removeModifier(
        line.sequence(),
        "51",
        "Not needed here: remove 51",
        "The record shows each procedure done.");
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
