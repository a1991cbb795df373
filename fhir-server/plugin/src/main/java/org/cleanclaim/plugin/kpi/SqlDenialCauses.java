package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.plugin.kpi.DenialCauses.Count;
import org.cleanclaim.plugin.kpi.DenialCauses.Part;
import org.cleanclaim.plugin.kpi.DenialCauses.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the causes of denials from the rows that the lists of denials are made of. */
public class SqlDenialCauses {

  private static final Count NONE = new Count(0, BigDecimal.ZERO);
  private static final String DENIED =
      " from cleanclaim_denial d where d.tenant = ? and d.denied_on between ? and ?";
  private static final String ANSWERED =
      " from cleanclaim_kpi_billed k where k.tenant = ? and k.decided_on between ? and ?";
  private static final String SUMS = "count(*) as n, coalesce(sum(d.amount), 0) as dollars";

  private final JdbcTemplate jdbc;

  public SqlDenialCauses(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param today by which a last day has passed
   */
  DenialCauses of(String tenant, LocalDate from, LocalDate to, LocalDate today) {
    Object[] period = {tenant, Date.valueOf(from), Date.valueOf(to)};
    return new DenialCauses(
        from,
        to,
        count("select count(*) as n, coalesce(sum(k.charged), 0) as dollars" + ANSWERED, period),
        count("select " + SUMS + DENIED, period),
        count("select " + SUMS + DENIED + " and d.is_open", period),
        count(
            "select " + SUMS + DENIED + " and d.is_open and d.legal_on < ?",
            period[0],
            period[1],
            period[2],
            Date.valueOf(today)),
        count("select " + SUMS + DENIED + " and d.claim is null", period),
        List.of(
            part("category", "d.category", null, period),
            part("payer", "d.payer", "k.payer", period),
            part("code", "d.code", null, period),
            part("preventable", "coalesce(d.preventable, 'no')", null, period),
            part("month", month("d.denied_on"), month("k.decided_on"), period),
            part("state", "d.state", null, period)));
  }

  /** Plain SQL of H2 and PostgreSQL: the year and the month as one number. */
  private static String month(String day) {
    return "extract(year from %s) * 100 + extract(month from %s)".formatted(day, day);
  }

  private Part part(String code, String denied, String answered, Object... period) {
    Map<String, Count> whole =
        answered == null
            ? Map.of()
            : counts(
                "select %s as part, count(*) as n, coalesce(sum(k.charged), 0) as dollars%s group by %s"
                    .formatted(answered, ANSWERED, answered),
                period);
    Map<String, Count> counts =
        counts(
            "select %s as part, %s%s group by %s".formatted(denied, SUMS, DENIED, denied), period);
    whole.keySet().forEach(value -> counts.putIfAbsent(value, NONE));
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (value, count) ->
            rows.add(
                new Row(
                    code.equals("month") ? value.substring(0, 4) + "-" + value.substring(4) : value,
                    null,
                    count,
                    answered == null ? null : whole.getOrDefault(value, NONE))));
    if (!code.equals("month")) {
      rows.sort(
          Comparator.comparing((Row row) -> row.denied().dollars())
              .reversed()
              .thenComparing(Row::value));
    }
    return new Part(code, rows);
  }

  private Map<String, Count> counts(String sql, Object... values) {
    Map<String, Count> counts = new TreeMap<>();
    jdbc.query(
        sql,
        row -> {
          String part = row.getString("part");
          counts.put(part == null ? "" : part.replaceAll("\\.0+$", ""), count(row));
        },
        values);
    return counts;
  }

  private Count count(String sql, Object... values) {
    return jdbc.queryForObject(sql, (row, number) -> count(row), values);
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(row.getLong("n"), row.getBigDecimal("dollars").setScale(2));
  }
}
