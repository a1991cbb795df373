package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A denial with all that is known of what to do about it.
 *
 * @param answer the answer that denies
 * @param paid what stands as paid for the claim
 * @param remitted the day of the answer
 * @param ways until when what can be done, the first to end first
 * @param claim what was denied
 * @param taxonomy the digest of the table it was judged by
 */
record JudgedDenial(
    StandingAnswers.Answer answer,
    Denial denial,
    BigDecimal paid,
    LocalDate remitted,
    List<Due> ways,
    DenialAdvice advice,
    Optional<RemarkCause> cause,
    Preventable preventable,
    Subject claim,
    String taxonomy) {

  /**
   * @param number what people call the claim
   * @param payer reference or words; null where not known
   * @param policy id of the payer's policy
   * @param site where the service was given; null where not known
   */
  record Subject(String number, String payer, String policy, String site) {}

  /** Which team works it unless a rule of the site says otherwise. */
  String team() {
    return cause
        .map(RemarkCause::owner)
        .filter(owner -> owner != null && !owner.isBlank())
        .orElse(denial.root().owner());
  }
}
