package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What payers deny for, counted from the rows of the denials. */
public class SqlDenialReasons {

  private final JdbcTemplate jdbc;

  public SqlDenialReasons(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One reason of one payer.
   *
   * @param amount dollars at stake on them
   * @param decided how many have ended
   * @param won how many of those were turned, in whole or in part
   */
  public record Reason(
      String policy,
      String category,
      String code,
      long denials,
      BigDecimal amount,
      long decided,
      long won) {}

  /** All reasons of a payer since a day, the most frequent first; of all payers where null. */
  public List<Reason> since(String tenant, String policy, LocalDate from) {
    String ofPolicy = policy == null ? "" : " and payer_policy = ?";
    Object[] values =
        policy == null
            ? new Object[] {tenant, java.sql.Date.valueOf(from)}
            : new Object[] {tenant, java.sql.Date.valueOf(from), policy};
    return jdbc.query(
        "select payer_policy, category, code, count(*) as denials, sum(amount) as amount,"
            + " sum(case when outcome in ('overturned', 'overturned-in-part', 'upheld',"
            + " 'written-off') then 1 else 0 end) as decided,"
            + " sum(case when outcome in ('overturned', 'overturned-in-part') then 1 else 0 end)"
            + " as won from cleanclaim_denial where tenant = ? and denied_on >= ?"
            + ofPolicy
            + " group by payer_policy, category, code"
            + " order by payer_policy, count(*) desc, sum(amount) desc, category, code",
        (row, number) ->
            new Reason(
                row.getString("payer_policy"),
                row.getString("category"),
                row.getString("code"),
                row.getLong("denials"),
                row.getBigDecimal("amount"),
                row.getLong("decided"),
                row.getLong("won")),
        values);
  }

  /**
   * A reason that a payer has denied for.
   *
   * @param task the first denial for it
   */
  public record Met(String policy, String payer, String category, String task) {}

  /** What was met since a moment, the moment among it; each reason of a payer once. */
  public List<Met> metSince(String tenant, OffsetDateTime from) {
    return jdbc.query(
        "select payer_policy, payer, category, min(task) as task from cleanclaim_denial"
            + " where tenant = ? and opened_at >= ?"
            + " group by payer_policy, payer, category order by payer_policy, payer, category",
        (row, number) ->
            new Met(
                row.getString("payer_policy"),
                row.getString("payer"),
                row.getString("category"),
                row.getString("task")),
        tenant,
        from);
  }
}
