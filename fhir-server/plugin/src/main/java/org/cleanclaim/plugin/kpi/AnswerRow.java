package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cleanclaim.plugin.denial.DecidedAnswer;

/**
 * A payer's answer that adjudicates a claim.
 *
 * @param response id of the ClaimResponse
 * @param claim id of the claim
 * @param decidedOn the day the payer made it out
 * @param statusCode claim status of the remittance (835 CLP02); null when not given
 */
record AnswerRow(
    String response, String claim, LocalDate decidedOn, String statusCode, DecidedAnswer decided) {

  BigDecimal paid() {
    return decided.paid();
  }
}
