package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A page of a list of denials.
 *
 * @param count denials that match, on all pages
 * @param sum dollars at stake on them
 * @param views denials in each view, filters left out
 * @param payers denials of the view by payer, filters left out; so are categories, owners, sites
 */
public record DenialPage(
    List<Row> rows,
    long count,
    BigDecimal sum,
    Map<DenialQuery.View, Long> views,
    Map<String, Long> payers,
    Map<String, Long> categories,
    Map<String, Long> owners,
    Map<String, Long> sites) {

  /**
   * A denial with what it is worth.
   *
   * @param decided how many of this payer and category were decided before
   * @param won how many of them brought money
   * @param chance that it is turned: won and decided, drawn towards the taxonomy's chance
   * @param minutes of work it takes
   * @param worth dollars expected from a minute of work; 0 when it is too late
   */
  public record Row(
      DenialEntry entry, int decided, int won, double chance, int minutes, BigDecimal worth) {}
}
