package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a worklist asks for.
 *
 * @param today the instant the day began
 * @param page from 0
 */
public record ClaimQuery(
    View view, Filter filter, Order order, boolean descending, OffsetDateTime today, int page) {

  /** Claims a page holds. */
  public static final int PAGE = 50;

  /**
   * Which claims of a view are wanted. What is null does not filter.
   *
   * @param heldSince no later than this
   * @param filing the last day to file, both ends in it; a claim whose last day is not known fits
   *     no bound
   * @param amount dollars billed, both ends in it
   */
  public record Filter(
      String payer,
      String clinician,
      String edit,
      OffsetDateTime heldSince,
      Range<LocalDate> filing,
      Range<BigDecimal> amount) {}

  /** From one value to another; null is open. */
  public record Range<T>(T from, T to) {}

  /** The worklists of the billing office: a claim stands in the first that fits. */
  public enum View {
    HELD,
    REJECTED,
    SENT_BACK,
    RELEASED_TODAY;

    public String code() {
      return name().toLowerCase().replace('_', '-');
    }
  }

  /** What a list is sorted by: payer and clinician by name, edit by the one that is told first. */
  public enum Order {
    FILING_LIMIT("filing_limit"),
    HELD("since"),
    AMOUNT("amount"),
    VISIT("visit"),
    PAYER("payer"),
    CLINICIAN("clinician"),
    EDIT("nullif(edits, '')");

    final String column;

    Order(String column) {
      this.column = column;
    }

    public String code() {
      return name().toLowerCase().replace('_', '-');
    }
  }
}
