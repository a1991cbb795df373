package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.util.Set;
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
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.FeeSchedule;

/**
 * Professional or technical component of a service that has none, or the technical one at a
 * facility.
 */
@EditInfo(
    id = "modifier-component",
    title = "Component modifier does not fit",
    denial = "CO-4",
    severity = Severity.HOLD,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §20.2; fee schedule PC/TC indicator",
    remedy = "Use 26 or TC only where the service has both components.")
@AutoService(ClaimEdit.class)
public final class ModifierComponentEdit implements LineEdit {
  private static final Set<String> FACILITY = Set.of("19", "21", "22", "23", "24", "31");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    boolean professional = line.has("26");
    boolean technical = line.has("TC");
    boolean atFacility = FACILITY.contains(String.valueOf(line.place()));
    if (!professional && !technical && !atFacility) {
      return;
    }
    if (professional && technical) {
      verdicts.found(
          finding(line, "26 and TC together are the whole service.", "26+TC")
              .severity(Severity.WARN)
              .remedy("Bill the whole service without 26 and TC."));
      return;
    }
    FeeSchedule.Row row = Indicators.of(claim, line, context, verdicts);
    if (row == null) {
      return;
    }
    boolean split = row.pctc().equals("1");
    if ((professional && !split && !row.pctc().equals("6")) || (technical && !split)) {
      String modifier = professional ? "26" : "TC";
      verdicts.found(
          finding(line, line.code() + " does not take " + modifier + ".", modifier)
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      modifier,
                      "The whole service: remove " + modifier,
                      "The record shows the whole service done and read here.")));
    } else if (atFacility && split && !professional && !technical) {
      verdicts.found(
          finding(
                  line,
                  Words.say(
                      "At place %s the facility owns the technical part of %s.",
                      line.place(), line.code()),
                  "facility")
              .severity(Severity.WARN)
              .denial("CO-5")
              .remedy("Add 26 if only the reading is billed.")
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      "26",
                      "Reading only: add 26",
                      "A written interpretation is on file.")));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
