package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.reference.CodeDates;
import org.cleanclaim.edits.reference.HcpcsTable;
import org.cleanclaim.edits.reference.TableKey;

/** A modifier that does not exist, stands twice, or is the fifth. */
@EditInfo(
    id = "modifier-unknown",
    title = "Modifier is not valid",
    denial = "CO-182",
    severity = Severity.HOLD,
    source = "CPT appendix A; CMS HCPCS quarterly file; ASC X12 837 SV101",
    remedy = "Correct the modifier; a line carries four.")
@AutoService(ClaimEdit.class)
public final class ModifierUnknownEdit implements LineEdit {
  private static final int MOST = 4;
  private static final ModifierSet CPT =
      ModifierSet.of(
          "22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81"
              + " 82 90 91 92 93 95 96 97 99 1P 2P 3P 8P P1 P2 P3 P4 P5 P6");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    List<String> modifiers = line.modifiers();
    if (modifiers.size() > MOST) {
      verdicts.found(
          finding(line, Words.say("%d modifiers; a line carries four.", modifiers.size()), "count")
              .denial("CO-4"));
    }
    for (int i = 0; i < modifiers.size(); i++) {
      String modifier = modifiers.get(i);
      if (modifiers.indexOf(modifier) < i) {
        verdicts.found(
            finding(line, modifier + " stands twice.", "twice-" + modifier).denial("CO-4"));
      } else if (!CPT.contains(modifier)) {
        checkLevelTwo(line, modifier, context, verdicts);
      }
    }
  }

  private static void checkLevelTwo(
      Line line, String modifier, EditContext context, Verdicts verdicts) {
    int packed = Codes.modifier(modifier);
    if (packed == Codes.NONE) {
      verdicts.found(
          finding(line, "'" + modifier + "' is no modifier.", modifier)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      modifier,
                      "Not a modifier: remove " + modifier,
                      "The record shows the service as the code alone tells it.")));
      return;
    }
    if (line.from() == null) {
      return;
    }
    HcpcsTable table = context.table(TableKey.HCPCS, line.from(), verdicts);
    CodeDates dates = table == null ? null : table.modifier(packed);
    if (table != null && dates == null && !table.isComplete()) {
      verdicts.notChecked(line.sequence(), "HCPCS level II SAMPLE does not hold " + modifier);
    } else if (table != null && (dates == null || !dates.holds(line.from()))) {
      verdicts.found(
          finding(line, modifier + " was not valid on " + line.from() + ".", modifier)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      modifier,
                      "Not valid that day: remove " + modifier,
                      "The record shows the service as the code alone tells it.")));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
