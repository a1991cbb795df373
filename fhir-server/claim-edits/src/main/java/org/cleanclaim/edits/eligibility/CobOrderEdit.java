package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
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
import org.cleanclaim.edits.payer.PayerKind;

/** A claim billed to a payer as the first while another pays before it. */
@EditInfo(
    id = "cob-order",
    title = "Another payer pays first",
    denial = "CO-22",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "Medicare Secondary Payer Manual ch. 1; ASC X12 837 SBR01, SBR05; 42 CFR 433.139",
    remedy = "Bill the payer that pays first, then this one with its remittance.")
@AutoService(ClaimEdit.class)
public final class CobOrderEdit implements ClaimEdit {
  private static final String EMPLOYER_PLAN = "EHCPOL";

  /** A Medicare Advantage plan does not pay before Medicare but in its place: payer-mismatch. */
  private static final String STANDS_FOR_MEDICARE = "HN";

  private static final String WORKERS_COMP = "WCBPOL";
  private static final String AUTO_POLICY = "AUTOPOL";
  private static final String EMPLOYMENT_ACCIDENT = "EM";
  private static final String AUTO_ACCIDENT = "AA";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage billed = claim.billedCoverage();
    if (billed == null || billed.sequence() != 1 || claim.selfPay()) {
      return;
    }
    LocalDate day = Days.first(claim);
    for (int i = 0; i < claim.coverages().size(); i++) {
      Coverage other = claim.coverages().get(i);
      if (other != billed
          && other.counts()
          && !other.isSelfPay()
          && day != null
          && other.covers(day)) {
        judge(claim, billed, other, context, verdicts);
      }
    }
    if (billed.eligibility() != null) {
      for (OtherPayer other : billed.eligibility().detail().otherPayers()) {
        if (other.primary()
            && !STANDS_FOR_MEDICARE.equals(other.planType())
            && Days.anyServiceOn(claim, other::holds)) {
          verdicts.found(first(other.name()));
        }
      }
    }
  }

  private static void judge(
      ClaimFacts claim, Coverage billed, Coverage other, EditContext context, Verdicts verdicts) {
    PayerKind kind = context.policy().kind();
    PayerKind otherKind = context.policyOf(other).kind();
    boolean byOrder =
        billed.order() != null && other.order() != null && other.order() < billed.order();
    boolean medicaidLast = kind == PayerKind.MEDICAID && otherKind != PayerKind.MEDICAID;
    if (byOrder || medicaidLast || paysForAccident(claim, other, otherKind)) {
      verdicts.found(first(other.payerName() == null ? "another coverage" : other.payerName()));
    } else if (kind == PayerKind.MEDICARE_FFS
        && other.order() == null
        && other.type().contains(EMPLOYER_PLAN)) {
      verdicts.notChecked(0, "whether the employer's plan pays before Medicare: employer's size");
    }
  }

  /** Workers' compensation and no-fault insurance pay first for the accident they insure. */
  private static boolean paysForAccident(ClaimFacts claim, Coverage other, PayerKind kind) {
    String cause = claim.accident() == null ? null : claim.accident().type();
    boolean workersComp = kind == PayerKind.WORKERS_COMP || other.type().contains(WORKERS_COMP);
    return (workersComp && EMPLOYMENT_ACCIDENT.equals(cause))
        || (other.type().contains(AUTO_POLICY) && AUTO_ACCIDENT.equals(cause));
  }

  private static Finding first(String payer) {
    return Finding.onClaim(
            Words.lazily("The claim is billed as primary, but %s pays first.", payer))
        .key(payer);
  }
}
