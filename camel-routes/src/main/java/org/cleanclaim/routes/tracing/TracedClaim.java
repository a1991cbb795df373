package org.cleanclaim.routes.tracing;

import java.time.Instant;
import java.util.List;

/**
 * One version of a claim and its way: its trace is CLM01, which every message about it carries.
 *
 * @param set ST02 of the set it went out in
 * @param exchange the interchange it went out in, null before that
 * @param steps what happened to it, the oldest first
 */
public record TracedClaim(
    String claim,
    String version,
    String trace,
    String set,
    String payerId,
    String payer,
    String state,
    String reason,
    String task,
    String exchange,
    String controlNumber,
    Instant takenAt,
    List<Step> steps) {

  /**
   * A move of the claim, or an answer about it.
   *
   * @param state where it moved, null for an answer
   * @param kind such as TA1, 277CA, null for a move
   * @param said the answer's codes, or the reason of a move
   * @param applied false for an answer that told nothing new
   * @param exchange the message it came with or went by, null where none did
   */
  public record Step(
      Instant at,
      String state,
      String kind,
      String said,
      boolean applied,
      String exchange,
      String sha256) {}
}
