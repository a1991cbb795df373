package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts key figures, and lists the claims behind each number by the same conditions. */
public class SqlKpis {

  static final int PAGE = 50;

  private final JdbcTemplate jdbc;

  public SqlKpis(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  KpiCount count(String tenant, Kpi kpi, KpiQuery query) {
    Where where = new Where(tenant, kpi, query);
    return jdbc.queryForObject(
        "select " + sums(kpi) + where.sql(), (row, number) -> count(row), where.values());
  }

  /** The same for each part there is, by its value. */
  Map<String, KpiCount> parts(String tenant, Kpi kpi, KpiQuery query, KpiPart part) {
    Where where = new Where(tenant, kpi, query);
    String column = part.column(kpi);
    Map<String, KpiCount> parts = new TreeMap<>();
    jdbc.query(
        "select %s as part, %s%s group by %s".formatted(column, sums(kpi), where.sql(), column),
        row -> {
          parts.merge(part.value(row.getObject("part"), query.today()), count(row), KpiCount::plus);
        },
        where.values());
    return parts;
  }

  /** Days from the denial, of a figure that tells days and for what is open until today. */
  KpiDays days(String tenant, Kpi kpi, KpiQuery query) {
    return days(tenant, kpi, query, null).getOrDefault("", new KpiDays());
  }

  Map<String, KpiDays> days(String tenant, Kpi kpi, KpiQuery query, KpiPart part) {
    Where where = new Where(tenant, kpi, query);
    String until = kpi.isOfDays() ? kpi.until : "k.decided_on";
    String column = part == null ? "k.tenant" : part.column(kpi);
    Map<String, KpiDays> days = new TreeMap<>();
    jdbc.query(
        "select %s as part, k.decided_on, %s as until_day, count(*) as n%s group by %s, k.decided_on, %s"
            .formatted(column, until, where.sql(), column, until),
        row -> {
          String value = part == null ? "" : part.value(row.getObject("part"), query.today());
          LocalDate end = kpi.isOfDays() ? row.getDate("until_day").toLocalDate() : query.today();
          days.computeIfAbsent(value, each -> new KpiDays())
              .add(
                  end.toEpochDay() - row.getDate("decided_on").toLocalDate().toEpochDay(),
                  row.getLong("n"));
        },
        where.values());
    return days;
  }

  /** Dollars paid at first adjudications of the period, for what denials are compared with. */
  BigDecimal paid(String tenant, KpiQuery query) {
    Where where = new Where(tenant, Kpi.INITIAL_DENIAL_RATE, query);
    return jdbc.queryForObject(
        "select coalesce(sum(k.paid), 0) + coalesce(sum(k.recovered), 0)" + where.sql(),
        BigDecimal.class,
        where.values());
  }

  /**
   * A page of the claims behind a number.
   *
   * @param countedOnly the part, or the whole
   */
  List<KpiMember> members(String tenant, Kpi kpi, KpiQuery query, boolean countedOnly, int page) {
    Where where = new Where(tenant, kpi, query);
    List<Object> values = new ArrayList<>(List.of(where.values()));
    values.add(PAGE);
    values.add((long) page * PAGE);
    String edit = kpi.isOfFindings() ? "f.edit" : "null";
    String id = kpi.isOfFindings() ? "f.edit, f.line_no" : kpi.isOfAppeals() ? "a.task" : "k.claim";
    String order = kpi.day == null ? "k.last_day, " : kpi.day + " desc, ";
    return jdbc.query(
        "select k.*, %s as edit, %s as member_day%s%s order by %sk.claim, %s limit ? offset ?"
            .formatted(
                edit,
                kpi.day == null ? "k.decided_on" : kpi.day,
                where.sql(),
                countedOnly ? " and " + kpi.counted : "",
                order,
                id),
        (row, number) -> member(row, kpi, query.today()),
        values.toArray());
  }

  private static KpiMember member(ResultSet row, Kpi kpi, LocalDate today) throws SQLException {
    LocalDate decidedOn = day(row, "decided_on");
    LocalDate day = day(row, "member_day");
    LocalDate end = kpi.isOfDays() ? day : kpi.day == null ? today : null;
    BigDecimal charged = row.getBigDecimal("charged");
    return new KpiMember(
        row.getString("claim"),
        row.getString("payer"),
        row.getString("provider"),
        row.getString("site"),
        kpi.day == null ? null : day,
        decidedOn,
        charged == null ? row.getBigDecimal("amount") : charged,
        row.getBigDecimal("denied_amount"),
        row.getBigDecimal("recovered"),
        row.getString("reason"),
        row.getString("category"),
        day(row, "last_day"),
        row.getString("work"),
        row.getString("denial"),
        row.getString("edit"),
        end == null || decidedOn == null ? null : end.toEpochDay() - decidedOn.toEpochDay());
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    Date day = row.getDate(column);
    return day == null ? null : day.toLocalDate();
  }

  private static String sums(Kpi kpi) {
    String counted = kpi.counted == null ? "1 = 0" : kpi.counted;
    String amount = kpi.countedAmount == null ? "0" : kpi.countedAmount;
    return """
        count(*) as members, coalesce(sum(case when %s then 1 else 0 end), 0) as counted,
        coalesce(sum(%s), 0) as member_amount,
        coalesce(sum(case when %s then %s else 0 end), 0) as counted_amount"""
        .formatted(counted, kpi.memberAmount, counted, amount);
  }

  private static KpiCount count(ResultSet row) throws SQLException {
    return new KpiCount(
        row.getLong("members"),
        row.getLong("counted"),
        row.getBigDecimal("member_amount"),
        row.getBigDecimal("counted_amount"));
  }

  /** Who belongs to the whole, of what is asked about. */
  private static final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Where(String tenant, Kpi kpi, KpiQuery query) {
      sql.append(" from ").append(kpi.rows).append(" where k.tenant = ?");
      values.add(tenant);
      sql.append(" and ").append(kpi.members);
      if (kpi.day != null) {
        and(kpi.day + " >= ?", SqlKpiLedger.day(query.from()));
        and(kpi.day + " <= ?", SqlKpiLedger.day(query.to()));
      }
      equal("k.payer", query.payer());
      equal("k.provider", query.provider());
      equal("k.site", query.site());
      equal("k.category", query.category());
      equal("k.reason", query.reason());
      equal("k.work", query.status());
      if (query.deadline() != null) {
        deadline(query.deadline(), query.today());
      }
    }

    private void deadline(Deadline deadline, LocalDate today) {
      if (deadline == Deadline.UNKNOWN) {
        sql.append(" and k.last_day is null");
      }
      if (deadline.first(today) != null) {
        and("k.last_day >= ?", SqlKpiLedger.day(deadline.first(today)));
      }
      if (deadline.last(today) != null) {
        and("k.last_day <= ?", SqlKpiLedger.day(deadline.last(today)));
      }
    }

    /** The empty word asks for what is not known. */
    private void equal(String column, String value) {
      if (value != null && value.isEmpty()) {
        sql.append(" and ").append(column).append(" is null");
      } else if (value != null) {
        and(column + " = ?", value);
      }
    }

    private void and(String condition, Object value) {
      sql.append(" and ").append(condition);
      values.add(value);
    }

    String sql() {
      return sql.toString();
    }

    Object[] values() {
      return values.toArray();
    }
  }
}
