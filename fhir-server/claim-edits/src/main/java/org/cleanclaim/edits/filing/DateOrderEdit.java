package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** Dates that cannot be: a service still to come, one that ends before it begins, an early bill. */
@EditInfo(
    id = "date-order",
    title = "Dates of the claim contradict each other",
    denial = "CO-110",
    severity = Severity.HOLD,
    source = "ASC X12 837: DTP*472, DTP*434; BHT04",
    remedy = "Correct the date.")
@AutoService(ClaimEdit.class)
public final class DateOrderEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (line.from() != null) {
        checkLine(claim, line, context, verdicts);
      }
    }
  }

  private static void checkLine(
      ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from().isAfter(line.through())) {
      verdicts.found(
          finding(
                  line,
                  "The service begins on "
                      + line.from()
                      + " and ends before, on "
                      + line.through()
                      + ".",
                  "span")
              .denial("CO-16")
              .remark("M52"));
    } else if (line.through().isAfter(context.today())) {
      verdicts.found(
          finding(line, "The service of " + line.through() + " is still to come.", "future"));
    } else if (claim.created() != null && claim.created().isBefore(line.through())) {
      verdicts.found(
          finding(
              line,
              "The claim of "
                  + claim.created()
                  + " is older than the service of "
                  + line.through()
                  + ".",
              "claim"));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
