package org.cleanclaim.plugin.ledger;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What payers paid, read from the outcomes of lines. */
public class SqlPaidBefore {

  /**
   * Of first answers: what a payer added to an earlier payment is not what it pays. Of lines that
   * were not denied: how likely a denial is, is another question.
   */
  private static final String PAID =
      """
      select procedure_code, count(*) as lines,
        percentile_cont(0.25) within group (order by paid / charged) as low,
        percentile_cont(0.5) within group (order by paid / charged) as middle,
        percentile_cont(0.75) within group (order by paid / charged) as high
      from cleanclaim_line_outcome
      where tenant = ? and payer_policy = ? and served_on >= ?
        and is_first and not denied and charged > 0 and procedure_code in (%s)
      group by procedure_code
      """;

  private final JdbcTemplate jdbc;

  public SqlPaidBefore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was paid for procedures given from a day on.
   *
   * @param policy the payer policy their claims were judged by
   * @return by procedure code; one that was never paid is not among them
   */
  public Map<String, PaidBefore> of(
      String tenant, String policy, Collection<String> procedures, LocalDate since) {
    Map<String, PaidBefore> paid = new HashMap<>();
    if (procedures.isEmpty()) {
      return paid;
    }
    List<Object> values = new ArrayList<>(List.of(tenant, policy, Date.valueOf(since)));
    values.addAll(procedures);
    jdbc.query(
        PAID.formatted(String.join(", ", Collections.nCopies(procedures.size(), "?"))),
        row -> {
          paid.put(
              row.getString("procedure_code"),
              new PaidBefore(
                  row.getInt("lines"),
                  row.getBigDecimal("low"),
                  row.getBigDecimal("middle"),
                  row.getBigDecimal("high")));
        },
        values.toArray());
    return paid;
  }
}
