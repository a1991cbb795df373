package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a worklist asks for. A filter that is null does not filter.
 *
 * @param heldSince no later than this
 * @param filingLimit no later than this
 * @param amount no less than this
 * @param today the instant the day began
 * @param page from 0
 */
public record ClaimQuery(
    View view,
    String payer,
    String clinician,
    String edit,
    OffsetDateTime heldSince,
    LocalDate filingLimit,
    BigDecimal amount,
    Order order,
    boolean descending,
    OffsetDateTime today,
    int page) {

  /** Claims a page holds. */
  public static final int PAGE = 50;

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

  /** What a list is sorted by. */
  public enum Order {
    FILING_LIMIT("filing_limit"),
    HELD("since"),
    AMOUNT("amount"),
    VISIT("visit");

    final String column;

    Order(String column) {
      this.column = column;
    }

    public String code() {
      return name().toLowerCase().replace('_', '-');
    }
  }
}
