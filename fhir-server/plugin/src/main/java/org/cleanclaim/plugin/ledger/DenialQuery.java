package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a list of denials asks for.
 *
 * @param today the clinic's day
 * @param worths what the taxonomy says of each category
 * @param page from 0
 * @param size denials a page holds
 */
public record DenialQuery(
    View view,
    Filter filter,
    Order order,
    boolean descending,
    LocalDate today,
    List<Worth> worths,
    int page,
    int size) {

  /** Denials a page of a screen holds. */
  public static final int PAGE = 50;

  /**
   * What a denial of a category is worth while the site has few results.
   *
   * @param chance that it is turned; 0 to 1
   * @param minutes of work
   */
  public record Worth(String category, BigDecimal chance, int minutes) {}

  /**
   * Which denials of a view are wanted. What is null does not filter.
   *
   * @param code the adjustment, with its group code or without
   * @param me whose denials {@link View#MINE} lists
   * @param due the day we hold ourselves to, both ends in it
   * @param denied the day of the first denying remittance, both ends in it
   */
  public record Filter(
      String payer,
      String category,
      String code,
      String owner,
      String team,
      String site,
      String action,
      String me,
      ClaimQuery.Range<BigDecimal> amount,
      ClaimQuery.Range<LocalDate> due,
      ClaimQuery.Range<LocalDate> denied) {

    public static Filter none() {
      return new Filter(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          new ClaimQuery.Range<>(null, null),
          new ClaimQuery.Range<>(null, null),
          new ClaimQuery.Range<>(null, null));
    }
  }

  /** The lists of denials. */
  public enum View {
    OPEN("d.is_open"),
    /** Due by the end of the seventh day from today, or past. */
    DUE_THIS_WEEK("d.is_open and d.due_on <= ?"),
    MINE("d.is_open and d.owner = ?"),
    UNASSIGNED("d.is_open and d.owner is null"),
    ESCALATED("d.is_open and d.escalation > 0"),
    /** The payer owes the next answer. */
    WAITING("d.is_open and d.state in ('waiting', 'resubmitted', 'reversed')"),
    APPEALED("d.is_open and d.state = 'appealed'"),
    /** Past the last day. */
    LOST("d.is_open and d.state = 'lost'"),
    UNCATEGORIZED("d.is_open and d.category = 'unclassified'"),
    CLOSED("not d.is_open");

    final String condition;

    View(String condition) {
      this.condition = condition;
    }

    public String code() {
      return name().toLowerCase().replace('_', '-');
    }

    public static Optional<View> of(String code) {
      return Arrays.stream(values()).filter(view -> view.code().equals(code)).findFirst();
    }
  }

  /** What a list is sorted by. */
  public enum Order {
    DEADLINE("due_on"),
    AMOUNT("amount"),
    CHANCE("chance"),
    /** Dollars that a minute of work is expected to bring. */
    NEXT_BEST("worth"),
    OPENED("opened_at"),
    PAYER("payer"),
    CATEGORY("category");

    final String column;

    Order(String column) {
      this.column = column;
    }

    public String code() {
      return name().toLowerCase().replace('_', '-');
    }

    public static Optional<Order> of(String code) {
      return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
    }
  }
}
