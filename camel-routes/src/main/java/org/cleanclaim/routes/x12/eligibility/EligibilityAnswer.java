package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Trace;

/**
 * What a payer says of one patient: a subscriber's or dependent's part of a 271 (005010X279A1).
 *
 * @param reference BHT03, given back from the inquiry
 * @param at BHT04 and BHT05, null when they are no date
 * @param traces TRN of the patient's level
 * @param payer loop 2100A, null when the answer stops before it
 * @param provider loop 2100B, null when the answer stops before it
 * @param subscriber loop 2100C as the payer knows the person, null when the answer stops before it
 * @param dependent loop 2100D
 * @param rejections AAA above the benefits
 * @param references REF of the patient's level
 * @param dates DTP of the patient's level, which hold for all benefits that say nothing else
 * @param benefits EB loops in order
 */
public record EligibilityAnswer(
    String reference,
    LocalDateTime at,
    List<Trace> traces,
    Party payer,
    Party provider,
    Member subscriber,
    Optional<Member> dependent,
    List<Rejection> rejections,
    List<Reference> references,
    List<BenefitDate> dates,
    List<BenefitLine> benefits) {

  /** All rejections, those of single benefits last. */
  public List<Rejection> allRejections() {
    return java.util.stream.Stream.concat(
            rejections.stream(), benefits.stream().flatMap(line -> line.rejections().stream()))
        .toList();
  }
}
