package org.cleanclaim.routes.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a file came to.
 *
 * @param kind 837 or 835; null for what is neither
 * @param partner whose remittance it is; null for claims
 * @param said why it was not taken, and what to do; null where there is nothing to say
 * @param claims that it holds and that can be read
 * @param known those among them that were here before
 * @param refused claims that cannot be read or are not taken
 * @param lines service lines of its claims
 * @param unmatched remitted claims of which nothing is known here
 * @param firstDay the first day of sending or of payment
 * @param faults each with its place and what to do
 */
record FileResult(
    FileState state,
    String kind,
    String partner,
    String said,
    int claims,
    int known,
    int refused,
    int lines,
    int unmatched,
    BigDecimal charged,
    BigDecimal paid,
    LocalDate firstDay,
    LocalDate lastDay,
    List<String> faults) {

  /** A file of which nothing was taken. */
  static FileResult none(FileState state, String kind, String partner, String said) {
    return new FileResult(
        state,
        kind,
        partner,
        said,
        0,
        0,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        null,
        null,
        List.of());
  }
}
