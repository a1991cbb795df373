package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A payer's answer to a claim.
 *
 * @param response the answer's id
 * @param claim the claim's id
 * @param hooks the CDS Hooks instances the claim says it came from
 * @param visits digests of the encounters it bills
 * @param policy the payer policy it is judged by
 * @param site where the service was given; null when not known
 * @param servedOn the first day of service; null when not known
 * @param lines the claim's lines with what was decided about each
 */
public record DecidedClaim(
    String response,
    String claim,
    List<String> hooks,
    List<String> visits,
    String policy,
    String site,
    LocalDate servedOn,
    List<Line> lines) {

  public DecidedClaim {
    hooks = List.copyOf(hooks);
    visits = List.copyOf(visits);
    lines = List.copyOf(lines);
  }

  /**
   * What was decided about a line.
   *
   * @param line the line's sequence
   * @param procedure its procedure code; null when it has none
   * @param denials the reasons (CARC) it was denied for, in whole or in part; empty when it was not
   */
  public record Line(
      int line, String procedure, BigDecimal charged, BigDecimal paid, List<String> denials) {

    public Line {
      denials = List.copyOf(denials);
    }

    public boolean isDenied() {
      return !denials.isEmpty();
    }
  }
}
