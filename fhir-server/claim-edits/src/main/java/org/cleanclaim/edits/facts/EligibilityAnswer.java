package org.cleanclaim.edits.facts;

import java.time.LocalDate;

/**
 * The payer's last answer about a coverage (271, or a CoverageEligibilityResponse).
 *
 * @param created the day the payer answered
 * @param servicedFrom the first day that was asked about; null when not said
 * @param servicedTo the last day that was asked about; null means the first
 * @param complete whether the payer judged the question; false for AAA errors and timeouts, which
 *     say nothing about the coverage
 * @param inforce whether the coverage is active for the day asked; null when not said
 * @param benefitStart first day of the benefit period; null when not said
 * @param benefitEnd last day of the benefit period, inclusive; null when open or not said
 * @param error the payer's reject reason; null when it judged
 * @param detail what else the payer said; {@link EligibilityDetail#NONE} when nothing is known
 */
public record EligibilityAnswer(
    LocalDate created,
    LocalDate servicedFrom,
    LocalDate servicedTo,
    boolean complete,
    Boolean inforce,
    LocalDate benefitStart,
    LocalDate benefitEnd,
    String error,
    EligibilityDetail detail) {

  /** An answer that said nothing else. */
  public EligibilityAnswer(
      LocalDate created,
      LocalDate servicedFrom,
      LocalDate servicedTo,
      boolean complete,
      Boolean inforce,
      LocalDate benefitStart,
      LocalDate benefitEnd,
      String error) {
    this(
        created,
        servicedFrom,
        servicedTo,
        complete,
        inforce,
        benefitStart,
        benefitEnd,
        error,
        EligibilityDetail.NONE);
  }

  /** Whether the payer said: active. */
  public boolean isActive() {
    return complete && Boolean.TRUE.equals(inforce);
  }

  /** Whether the payer said: not active. An answer that failed says neither. */
  public boolean isInactive() {
    return complete && Boolean.FALSE.equals(inforce);
  }

  /** Whether the payer was asked about the day; an answer without days counts for its own day. */
  public boolean asksAbout(LocalDate day) {
    LocalDate first = servicedFrom == null ? created : servicedFrom;
    LocalDate last = servicedTo == null ? first : servicedTo;
    return first != null && !day.isBefore(first) && !day.isAfter(last);
  }
}
