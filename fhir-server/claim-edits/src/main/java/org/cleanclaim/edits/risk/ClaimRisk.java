package org.cleanclaim.edits.risk;

import java.math.BigDecimal;
import java.util.List;

/**
 * How likely a claim is denied, for what, and what that would cost.
 *
 * @param probability that at least one line is denied, or the claim rejected; between 0 and 1
 * @param expectedLoss each line's charge times its own probability, in US dollars; claims with
 *     findings are ranked by it
 * @param historyKnown whether a {@code denial-rates} edition took part; without one only findings
 *     speak, and a claim without findings has probability 0 for want of knowledge
 * @param causes by adjustment reason, likeliest first
 * @param editions the reference editions it rests on
 */
public record ClaimRisk(
    double probability,
    BigDecimal expectedLoss,
    boolean historyKnown,
    List<Cause> causes,
    List<String> editions) {

  public ClaimRisk {
    causes = List.copyOf(causes);
    editions = List.copyOf(editions);
  }

  /**
   * One reason for which the claim may be denied.
   *
   * @param denial group code and CARC ("CO-197"); "277CA" for a rejection
   * @param probability that it denies at least one line
   * @param rationale the findings, or the history, it is read from
   */
  public record Cause(String denial, double probability, String rationale) {}

  /** The probability of a denial for the same adjustment reason, whatever the group code. */
  public double probabilityOf(String denial) {
    return causes.stream()
        .filter(cause -> Reasons.carc(cause.denial()).equals(Reasons.carc(denial)))
        .mapToDouble(Cause::probability)
        .findFirst()
        .orElse(0);
  }
}
