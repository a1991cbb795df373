package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
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
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.FeeSchedule;

/** Both sides billed in a way the procedure does not take. */
@EditInfo(
    id = "modifier-bilateral",
    title = "Bilateral billing does not fit the procedure",
    denial = "CO-4",
    severity = Severity.HOLD,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §40.7; fee schedule BILAT SURG",
    remedy = "Bill both sides as the fee schedule's bilateral indicator says.")
@AutoService(ClaimEdit.class)
public final class ModifierBilateralEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean both = line.has(Modifiers.BILATERAL);
    boolean side = line.has("LT") || line.has("RT");
    if (!both && !side) {
      return;
    }
    if (both && side) {
      verdicts.found(
          finding(line, "50 says both sides, LT or RT one.", "50+side")
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "50",
                      "One side only: remove 50",
                      "The operative note names the one side.")));
      return;
    }
    FeeSchedule.Row row = Indicators.of(claim, line, context, verdicts);
    if (row == null) {
      return;
    }
    switch (row.bilateral()) {
      case "0", "9" -> checkNeverBilateral(line, both, verdicts);
      case "1" -> checkUnits(line, both, verdicts);
      case "2" -> checkAlreadyBilateral(claim, line, both, verdicts);
      default -> {
        // 3: paid in full for each side, however it is billed.
      }
    }
  }

  private static void checkNeverBilateral(Line line, boolean both, Verdicts verdicts) {
    if (both) {
      verdicts.found(
          finding(line, line.code() + " does not take 50.", "50")
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "50",
                      "Done once: remove 50",
                      "The operative note shows it done once.")));
    }
  }

  private static void checkUnits(Line line, boolean both, Verdicts verdicts) {
    if (both && line.quantity() != null && line.quantity().compareTo(BigDecimal.ONE) > 0) {
      verdicts.found(
          finding(line, "50 means both sides as one unit; the line has more.", "units")
              .fix(
                  Fix.setUnits(
                      line.sequence(),
                      "1",
                      "Both sides once: set units to 1",
                      "The operative note shows each side done once.")));
    }
  }

  private static void checkAlreadyBilateral(
      ClaimFacts claim, Line line, boolean both, Verdicts verdicts) {
    boolean otherSide =
        line.has("RT")
            && !SameService.of(
                    claim,
                    line,
                    (own, other) ->
                        other.codeId() == line.codeId()
                            && other.has("LT")
                            && other.sharesDayWith(line))
                .isEmpty();
    if (both) {
      verdicts.found(
          finding(line, line.code() + " already means both sides.", "50")
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "50",
                      "Both sides are meant: remove 50",
                      "The record shows both sides done in one session.")));
    } else if (otherSide) {
      verdicts.found(
          finding(line, line.code() + " already means both sides and is billed for each.", "sides")
              .fix(Fix.removeLine(line.sequence(), "Both sides are on the other line: remove")));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
