package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.PriorPayment;

/**
 * A secondary claim that does not say what the payer before it paid, or whose figures do not add
 * up.
 */
@EditInfo(
    id = "cob-prior-payer-missing",
    title = "What the payer before paid is missing",
    denial = "CO-16",
    remark = "MA04",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837 loops 2320, 2330B, 2430",
    remedy = "Attach the figures of the remittance of the payer before.")
@AutoService(ClaimEdit.class)
public final class CobPriorPayerMissingEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage billed = claim.billedCoverage();
    if (billed == null || billed.sequence() < 2 || claim.selfPay()) {
      return;
    }
    boolean before = false;
    for (Coverage coverage : claim.coverages()) {
      if (coverage != billed && coverage.sequence() < billed.sequence()) {
        before = true;
        judge(claim, coverage, verdicts);
      }
    }
    if (!before) {
      verdicts.found(
          Finding.onClaim("The claim is billed as secondary and names no payer before it.")
              .key("none"));
    }
  }

  private static void judge(ClaimFacts claim, Coverage before, Verdicts verdicts) {
    PriorPayment paid = before.priorPayment();
    if (paid == null || paid.paid() == null) {
      verdicts.found(
          Finding.onClaim(Words.lazily("%s came first; what it paid is missing.", before.shown()))
              .key("missing-" + before.sequence()));
    } else if (paid.adjusted() != null
        && claim.total() != null
        && paid.paid().add(paid.adjusted()).compareTo(claim.total()) != 0) {
      verdicts.found(
          Finding.onClaim(
                  Words.lazily(
                      "%s paid %s and adjusted %s, which is not the claim's total of %s.",
                      before.shown(),
                      paid.paid().toPlainString(),
                      paid.adjusted().toPlainString(),
                      claim.total().toPlainString()))
              .key("balance-" + before.sequence()));
    }
  }
}
