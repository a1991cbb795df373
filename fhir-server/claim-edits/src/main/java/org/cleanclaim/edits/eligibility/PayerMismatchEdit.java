package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.util.Set;
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
import org.cleanclaim.edits.facts.EligibilityDetail.OtherPayer;
import org.cleanclaim.edits.facts.Stage;

/** A claim billed to one payer while the eligibility answer names another as the active one. */
@EditInfo(
    id = "payer-mismatch",
    title = "Another payer is responsible",
    denial = "CO-109",
    severity = Severity.HOLD,
    audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
    source = "ASC X12 271: EB*R, loop 2120C",
    remedy = "Send the claim to the plan the answer names.",
    stages = {Stage.VISIT, Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class PayerMismatchEdit implements ClaimEdit {
  private static final String MEDICARE_ADVANTAGE = "HN";

  /** What Medicare's own answer also calls such plans. */
  private static final Set<String> MEDICARES_OWN_NAMES = Set.of("IN", "PR", "PS");

  private static final Set<String> MANAGED_MEDICAID = Set.of("HM", "MC");

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || coverage.eligibility() == null || claim.selfPay()) {
      return;
    }
    for (OtherPayer other : coverage.eligibility().detail().otherPayers()) {
      if (replacesBilled(other, coverage, context) && Days.anyServiceOn(claim, other::holds)) {
        verdicts.found(
            Finding.onClaim(
                    Words.lazily(
                        "The payer names %s as the plan of that day.",
                        other.name() == null ? "another plan" : other.name()))
                .denial(
                    MANAGED_MEDICAID.contains(String.valueOf(other.planType()))
                        ? "CO-24"
                        : "CO-109")
                .key(String.valueOf(other.name())));
      }
    }
  }

  /**
   * A plan that stands in the billed payer's place: Medicare Advantage for Medicare, another such
   * plan for one of them, managed care for Medicaid. Payers that merely pay first are cob-order's.
   */
  private static boolean replacesBilled(OtherPayer other, Coverage billed, EditContext context) {
    String type = String.valueOf(other.planType());
    boolean itself =
        other.payerId() != null
            && (billed.payerIds().contains(other.payerId())
                || context.policy().payerIds().contains(other.payerId())
                || context.policy().id().equals(other.payerId()));
    return !itself
        && switch (context.policy().kind()) {
          case MEDICARE_FFS ->
              MEDICARE_ADVANTAGE.equals(type)
                  || (!other.primary() && MEDICARES_OWN_NAMES.contains(type));
          case MEDICARE_ADVANTAGE -> MEDICARE_ADVANTAGE.equals(type) && other.payerId() != null;
          case MEDICAID -> MANAGED_MEDICAID.contains(type) && other.payerId() != null;
          default -> false;
        };
  }
}
