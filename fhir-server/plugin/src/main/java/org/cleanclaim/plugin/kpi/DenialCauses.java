package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Why claims were denied in a period, as the lists of denials have it.
 *
 * @param from the first day of the remittances that count
 * @param to the last
 * @param answered claims first adjudicated in the period, with what was billed on them
 * @param denied denials of the period, open and closed, with the dollars at stake
 * @param open those of them that are not closed
 * @param past open ones whose last day has passed
 * @param unknown denials of claims that are not known here
 * @param parts what they are told apart by, each with its rows, the most dollars first
 */
record DenialCauses(
    LocalDate from,
    LocalDate to,
    Count answered,
    Count denied,
    Count open,
    Count past,
    Count unknown,
    List<Part> parts) {

  /** How many, and their dollars. */
  record Count(long number, BigDecimal dollars) {}

  /**
   * @param code {@code category}, {@code payer}, {@code code}, {@code preventable}, {@code month}
   *     or {@code state}
   */
  record Part(String code, List<Row> rows) {}

  /**
   * @param value as lists filter by it
   * @param name what people call it; null where the value says it
   * @param answered claims first adjudicated, where that is told apart by this; null where not
   */
  record Row(String value, String name, Count denied, Count answered) {}
}
