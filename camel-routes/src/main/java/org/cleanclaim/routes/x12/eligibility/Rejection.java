package org.cleanclaim.routes.x12.eligibility;

/**
 * The payer could not or would not answer: an AAA segment. Never says that coverage is inactive.
 *
 * @param level where in the answer it stood, which says what was wrong
 * @param valid AAA01: Y the request was valid, N it was not
 * @param reason AAA03, such as 75 subscriber not found
 * @param followUp AAA04, such as C correct and resubmit
 */
public record Rejection(Level level, String valid, String reason, String followUp) {

  /** Loop in which an AAA can stand. */
  public enum Level {
    /** 2000A or 2100A: the payer's system or the payer itself. */
    PAYER,
    /** 2100B. */
    PROVIDER,
    /** 2000C or 2100C. */
    SUBSCRIBER,
    /** 2000D or 2100D. */
    DEPENDENT,
    /** 2110C or 2110D: one of the service types asked for. */
    BENEFIT
  }
}
