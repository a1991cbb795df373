package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityDetail.Benefit;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;

/** A service the payer said it does not cover, or whose limit is used up. */
@EditInfo(
    id = "benefit-not-covered",
    title = "Service is not a benefit of this plan",
    denial = "CO-96",
    severity = Severity.WARN,
    source = "ASC X12 271: EB01 I, E, F",
    remedy = "Have the patient sign a notice or agreement before, or choose a covered service.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class BenefitNotCoveredEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || coverage.eligibility() == null || !coverage.eligibility().complete()) {
      return;
    }
    for (Benefit benefit : coverage.eligibility().detail().benefits()) {
      if (benefit.speaksOf(line)) {
        if (Boolean.FALSE.equals(benefit.covered())) {
          verdicts.found(
              finding(line, "The payer says it does not cover " + line.code() + ".", "covered"));
        } else if (Boolean.TRUE.equals(benefit.usedUp())) {
          verdicts.found(
              finding(
                  line, "The payer says the limit for " + line.code() + " is used up.", "limit"));
        }
      }
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message)
        .denial(key.equals("limit") ? "CO-119" : "CO-96")
        .atRisk(line.charge())
        .key(key);
  }
}
