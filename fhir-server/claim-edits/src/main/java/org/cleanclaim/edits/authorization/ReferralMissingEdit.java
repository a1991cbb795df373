package org.cleanclaim.edits.authorization;

import com.google.auto.service.AutoService;
import java.util.List;
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
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.ReferralRule;

/** A service the plan pays only on referral, without one. */
@EditInfo(
    id = "referral-missing",
    title = "Referral is missing",
    denial = "CO-288",
    severity = Severity.WARN,
    source = "ASC X12 837 REF*9F; 271 EB01 L, MC; payer policy",
    remedy = "Get the referral from the primary care provider and put its number on the claim.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class ReferralMissingEdit implements LineEdit {
  /** Family, general, internal and paediatric medicine, and their nurse practitioners. */
  private static final List<String> PRIMARY_CARE =
      List.of("207Q", "208D", "207R00000X", "208000000X", "363LF", "363LP2300X", "363LA2200X");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!isNeeded(claim, line, context) || claim.selfPay()) {
      return;
    }
    if (claim.referral() == null) {
      verdicts.found(
          Finding.on(line.sequence(), line.code() + " needs a referral and the claim names none.")
              .atRisk(line.charge())
              .key(line.code()));
    } else {
      verdicts.bypassed(line.sequence(), "a referral is on file");
    }
  }

  private static boolean isNeeded(ClaimFacts claim, Line line, EditContext context) {
    for (int i = 0; i < context.policy().referral().size(); i++) {
      ReferralRule rule = context.policy().referral().get(i);
      if ((rule.procedures().isEmpty() || rule.procedures().contains(line.codeId()))
          && (rule.specialties().isEmpty() || rule.specialties().contains(claim.specialty(line)))) {
        return true;
      }
    }
    Coverage coverage = claim.billedCoverage();
    if (coverage != null && coverage.eligibility() != null) {
      for (Benefit benefit : coverage.eligibility().detail().benefits()) {
        if (Boolean.TRUE.equals(benefit.referralRequired())
            && benefit.speaksOf(line)
            && !isOwnDoctors(claim, line, benefit)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A plan with a primary care provider asks for a referral to anybody else's visits; the primary
   * care provider needs none, and tests follow the visit they were ordered at.
   */
  private static boolean isOwnDoctors(ClaimFacts claim, Line line, Benefit benefit) {
    String specialty = claim.specialty(line);
    return benefit.isOfWholePlan()
        && (!Procedures.isEvaluation(line.codeId())
            || (specialty != null && PRIMARY_CARE.stream().anyMatch(specialty::startsWith)));
  }
}
