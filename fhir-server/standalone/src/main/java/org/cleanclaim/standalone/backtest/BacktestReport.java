package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the edits would have done for claims whose end is known.
 *
 * @param counts what was read, in the order it is told
 * @param from first day a judged claim was sent; null when none was judged
 * @param to the last
 * @param foreseen denials that an alert holding the claim named the reason of, by edit and CARC
 * @param otherwise denials whose line or claim was held for another reason, by edit and CARC
 * @param warned denials that only a warning named the reason of, by edit and CARC
 * @param missed denials that nothing would have stopped, by CARC
 * @param falseAlarms claims paid without any denial that would have been held, by edit
 * @param falseWarnings the same, warned about only
 * @param unchecked what could not be judged, and on how many claims
 * @param unmatched CLP01 of remittances without a claim, at most as many as are worth a look
 */
public record BacktestReport(
    List<Count> counts,
    LocalDate from,
    LocalDate to,
    List<Row> foreseen,
    List<Row> otherwise,
    List<Row> warned,
    List<Row> missed,
    List<Row> falseAlarms,
    List<Row> falseWarnings,
    List<Count> unchecked,
    List<String> unmatched) {

  /** Something counted. */
  public record Count(String what, long number) {}

  /**
   * One row of a table.
   *
   * @param edit the edit's id; null for what no edit said
   * @param carc the reason the payer gave; null where it gave none
   * @param count denials or claims
   * @param dollars what the payer took, or what was charged on claims that were paid
   */
  public record Row(String edit, String carc, long count, BigDecimal dollars) {}

  static long count(List<Row> rows) {
    return rows.stream().mapToLong(Row::count).sum();
  }

  static BigDecimal dollars(List<Row> rows) {
    return rows.stream().map(Row::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** All denied lines. */
  long denials() {
    return count(foreseen) + count(otherwise) + count(warned) + count(missed);
  }

  BigDecimal deniedDollars() {
    return dollars(foreseen).add(dollars(otherwise)).add(dollars(warned)).add(dollars(missed));
  }
}
