package org.cleanclaim.edits.authorization;

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
import org.cleanclaim.edits.payer.PriorAuthorizationRule;

/** A service the payer wants to approve before it is done, without an authorization on file. */
@EditInfo(
    id = "prior-auth-missing",
    title = "Prior authorization is missing",
    denial = "CO-197",
    severity = Severity.HOLD,
    source = "ASC X12 837 REF*G1; 271 EB11; payer policy",
    remedy =
        "Request the authorization (278 or Da Vinci PAS) before the service; after it, ask whether the payer grants one retroactively.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class PriorAuthMissingEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (claim.selfPay() || !isNeeded(claim, line, context)) {
      return;
    }
    if (!claim.authorizations().isEmpty()) {
      verdicts.bypassed(line.sequence(), "an authorization is on file");
    } else if (Emergency.is(claim, line)) {
      verdicts.bypassed(line.sequence(), "emergency");
    } else {
      verdicts.found(
          Finding.on(
                  line.sequence(), line.code() + " needs prior authorization and none is on file.")
              .atRisk(line.charge())
              .key(line.code()));
    }
  }

  private static boolean isNeeded(ClaimFacts claim, Line line, EditContext context) {
    for (int i = 0; i < context.policy().priorAuthorization().size(); i++) {
      PriorAuthorizationRule rule = context.policy().priorAuthorization().get(i);
      if (rule.concerns(line)) {
        return true;
      }
    }
    Coverage coverage = claim.billedCoverage();
    if (coverage != null && coverage.eligibility() != null) {
      for (Benefit benefit : coverage.eligibility().detail().benefits()) {
        if (Boolean.TRUE.equals(benefit.authorizationRequired())
            && !benefit.isOfWholePlan()
            && benefit.speaksOf(line)) {
          return true;
        }
      }
    }
    return false;
  }
}
