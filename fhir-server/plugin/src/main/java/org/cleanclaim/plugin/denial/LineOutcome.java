package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a payer decided about one service line, or about the claim as a whole.
 *
 * @param line item sequence of the claim; 0 for the whole claim
 * @param charged what was billed, US dollars
 * @param paid what the payer pays, US dollars
 * @param adjustments in the payer's order
 * @param remarks remittance advice remark codes (RARC)
 */
public record LineOutcome(
    int line,
    BigDecimal charged,
    BigDecimal paid,
    List<Adjustment> adjustments,
    List<String> remarks) {

  public LineOutcome {
    adjustments = List.copyOf(adjustments);
    remarks = List.copyOf(remarks);
  }

  /**
   * The adjustments that deny: every code outside the contractual list, where the line is charged
   * and the code takes money (or the line is not paid at all).
   */
  public List<Adjustment> denying(DenialTaxonomy taxonomy) {
    if (charged.signum() <= 0) {
      return List.of();
    }
    return adjustments.stream()
        .filter(adjustment -> !taxonomy.of(adjustment.carc()).contractual())
        .filter(adjustment -> paid.signum() == 0 || adjustment.amount().signum() > 0)
        .toList();
  }
}
