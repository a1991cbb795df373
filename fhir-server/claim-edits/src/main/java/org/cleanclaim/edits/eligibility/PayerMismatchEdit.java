package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityDetail.OtherPayer;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.PayerKind;

/** A claim billed to one payer while the eligibility answer names another as the active one. */
@EditInfo(
    id = "payer-mismatch",
    title = "Another payer is responsible",
    denial = "CO-109",
    severity = Severity.HOLD,
    source = "ASC X12 271: EB*R, loop 2120C",
    remedy = "Send the claim to the plan the answer names.",
    stages = {Stage.VISIT, Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class PayerMismatchEdit implements ClaimEdit {
  private static final String MEDICARE_ADVANTAGE = "HN";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || coverage.eligibility() == null || claim.selfPay()) {
      return;
    }
    for (OtherPayer other : coverage.eligibility().detail().otherPayers()) {
      if (replacesBilled(other, context) && Days.anyServiceOn(claim, other::holds)) {
        verdicts.found(
            Finding.onClaim("The payer names %s as the plan of that day.".formatted(other.name()))
                .denial(MEDICARE_ADVANTAGE.equals(other.planType()) ? "CO-109" : "CO-24")
                .key(String.valueOf(other.name()))
                .build());
      }
    }
  }

  /**
   * Medicare Advantage stands in Medicare's place; payers that merely pay first are cob-order's.
   */
  private static boolean replacesBilled(OtherPayer other, EditContext context) {
    return MEDICARE_ADVANTAGE.equals(other.planType())
        && context.policy().kind() != PayerKind.MEDICARE_ADVANTAGE;
  }
}
