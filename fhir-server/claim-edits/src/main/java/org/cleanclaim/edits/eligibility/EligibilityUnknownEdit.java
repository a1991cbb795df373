package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.time.YearMonth;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.Stage;

/** Nobody knows whether the coverage holds: the payer was not asked lately, or could not answer. */
@EditInfo(
    id = "eligibility-unknown",
    title = "Eligibility is not known",
    denial = "CO-27",
    severity = Severity.WARN,
    audience = Audience.BILLER,
    source = "ASC X12 270/271; CAQH CORE eligibility rules",
    remedy = "Ask the payer (270) for the day of service.",
    stages = {Stage.VISIT, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class EligibilityUnknownEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    LocalDate day = Days.first(claim);
    if (coverage == null || day == null || claim.selfPay()) {
      return;
    }
    EligibilityAnswer answer = coverage.eligibility();
    if (answer != null && !answer.complete() && answer.asksAbout(day)) {
      verdicts.found(unknown("The payer could not say whether the coverage holds on " + day + "."));
    } else if (!context.policy().eligibilityRequired()) {
      verdicts.bypassed(0, "the payer's policy does not ask for an eligibility answer");
    } else if (answer == null || !answer.complete() || !isFresh(answer, day, context)) {
      verdicts.found(unknown("The payer was not asked about " + day + " lately."));
    }
  }

  /** An answer for the month of service, given at most a few days before it, or later. */
  private static boolean isFresh(EligibilityAnswer answer, LocalDate day, EditContext context) {
    LocalDate asked = answer.servicedFrom() == null ? answer.created() : answer.servicedFrom();
    return answer.created() != null
        && YearMonth.from(asked).equals(YearMonth.from(day))
        && !answer.created().isBefore(day.minus(context.policy().eligibilityMaxAge()));
  }

  private static Finding unknown(String message) {
    return Finding.onClaim(message);
  }
}
