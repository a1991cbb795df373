package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** The claim ledger in an SQL table of our own. */
public class SqlClaimLedger implements ClaimLedger {

  /** How many ids one statement names at most. */
  private static final int IDS = 500;

  private static final String HELD = "status = 'held' and sent_back_at is null";
  private static final Map<ClaimQuery.View, String> VIEWS =
      new EnumMap<>(
          Map.of(
              ClaimQuery.View.HELD, HELD,
              ClaimQuery.View.REJECTED, "status = 'rejected' and sent_back_at is null",
              ClaimQuery.View.SENT_BACK,
                  "status in ('held', 'rejected') and sent_back_at is not null",
              ClaimQuery.View.RELEASED_TODAY, "released_at >= ?"));

  private final JdbcTemplate jdbc;

  public SqlClaimLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(String tenant, ClaimEntry entry) {
    List<Object> values = said(entry);
    values.add(time(entry.station().since()));
    values.add(time(entry.station().releasedAt()));
    values.add(tenant);
    values.add(entry.claim());
    jdbc.update(
        "insert into cleanclaim_claim (patient, payer, clinician, status, sent_back_at, visit,"
            + " filing_limit, amount, edits, owner, priority, since, released_at, tenant, claim)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values.toArray());
  }

  @Override
  public void renew(String tenant, ClaimEntry entry, boolean moved) {
    List<Object> values = said(entry);
    if (moved) {
      values.add(time(entry.station().since()));
      values.add(time(entry.station().releasedAt()));
    }
    values.add(tenant);
    values.add(entry.claim());
    int known =
        jdbc.update(
            "update cleanclaim_claim set patient = ?, payer = ?, clinician = ?, status = ?,"
                + " sent_back_at = ?, visit = ?, filing_limit = ?, amount = ?, edits = ?,"
                + " owner = ?, priority = ?"
                + (moved ? ", since = ?, released_at = ?" : "")
                + " where tenant = ? and claim = ?",
            values.toArray());
    if (known == 0) {
      add(tenant, entry);
    }
  }

  private static List<Object> said(ClaimEntry entry) {
    List<Object> values = new ArrayList<>(15);
    values.add(text(entry.patient()));
    values.add(text(entry.payer()));
    values.add(text(entry.clinician()));
    values.add(entry.station().status());
    values.add(time(entry.sentBackAt()));
    values.add(day(entry.visit()));
    values.add(day(entry.filingLimit()));
    values.add(entry.amount());
    values.add(joined(entry.edits()));
    values.add(text(entry.station().owner()));
    values.add(text(entry.station().priority()));
    return values;
  }

  @Override
  public void moved(String tenant, String claim, ClaimEntry.Station station, List<String> edits) {
    jdbc.update(
        "update cleanclaim_claim set status = ?, since = ?, released_at = ?, owner = ?,"
            + " priority = ?, edits = ? where tenant = ? and claim = ?",
        station.status(),
        time(station.since()),
        time(station.releasedAt()),
        text(station.owner()),
        text(station.priority()),
        joined(edits),
        tenant,
        claim);
  }

  @Override
  public void told(String tenant, String claim, ClaimEntry.Station station) {
    jdbc.update(
        "update cleanclaim_claim set since = case when status = 'held' and ? = 'held' then since"
            + " else ? end, status = ?, owner = ?, priority = ? where tenant = ? and claim = ?",
        station.status(),
        time(station.since()),
        station.status(),
        text(station.owner()),
        text(station.priority()),
        tenant,
        claim);
  }

  @Override
  public void sentBack(String tenant, String claim, OffsetDateTime at) {
    jdbc.update(
        "update cleanclaim_claim set sent_back_at = ? where tenant = ? and claim = ?",
        time(at),
        tenant,
        claim);
  }

  @Override
  public void remove(String tenant, String claim) {
    jdbc.update("delete from cleanclaim_claim where tenant = ? and claim = ?", tenant, claim);
  }

  @Override
  public void lock(String tenant, Collection<String> claims) {
    if (!claims.isEmpty()) {
      List<Object> values = new ArrayList<>(List.of(tenant));
      values.addAll(claims);
      jdbc.queryForList(
          "select claim from cleanclaim_claim where tenant = ? and claim in ("
              + marks(claims.size())
              + ") order by claim for update",
          String.class,
          values.toArray());
    }
  }

  @Override
  public int keepOnly(String tenant, Set<String> claims) {
    Set<String> gone =
        new HashSet<>(
            jdbc.queryForList(
                "select claim from cleanclaim_claim where tenant = ?", String.class, tenant));
    gone.removeAll(claims);
    List<String> ids = List.copyOf(gone);
    for (int from = 0; from < ids.size(); from += IDS) {
      List<Object> values = new ArrayList<>(List.of(tenant));
      values.addAll(ids.subList(from, Math.min(from + IDS, ids.size())));
      jdbc.update(
          "delete from cleanclaim_claim where tenant = ? and claim in ("
              + marks(values.size() - 1)
              + ")",
          values.toArray());
    }
    return ids.size();
  }

  @Override
  public ClaimPage find(String tenant, ClaimQuery query, UnaryOperator<List<String>> byName) {
    Where view = new Where(tenant, query);
    Where filtered = new Where(tenant, query).filter(query.filter());
    Map<String, Long> payers = counts("payer", view);
    Map<String, Long> clinicians = counts("clinician", view);
    Set<String> named =
        switch (query.order()) {
          case PAYER -> payers.keySet();
          case CLINICIAN -> clinicians.keySet();
          default -> Set.of();
        };
    Map<String, Object> totals =
        jdbc.queryForMap(
            "select count(*) as n, coalesce(sum(amount), 0) as dollars" + filtered.sql(),
            filtered.values());
    return new ClaimPage(
        page(query, filtered, byName.apply(List.copyOf(named))),
        ((Number) totals.get("n")).longValue(),
        (BigDecimal) totals.get("dollars"),
        views(tenant, query),
        payers,
        clinicians,
        edits(view));
  }

  /**
   * What is unknown comes last, whichever way the list runs: nobody can act on it first.
   *
   * @param named what the column to sort by holds, in the order of the names; empty where it is
   *     sorted as it is
   */
  private List<ClaimEntry> page(ClaimQuery query, Where where, List<String> named) {
    String column = query.order().column;
    List<Object> values = new ArrayList<>(List.of(where.values()));
    values.addAll(named);
    values.add(ClaimQuery.PAGE);
    values.add((long) query.page() * ClaimQuery.PAGE);
    return jdbc.query(
        "select *"
            + where.sql()
            + " order by case when %s is null then 1 else 0 end, %s %s, claim limit ? offset ?"
                .formatted(
                    column, placed(column, named.size()), query.descending() ? "desc" : "asc"),
        (row, number) -> entry(row),
        values.toArray());
  }

  private static String placed(String column, int named) {
    if (named == 0) {
      return column;
    }
    StringBuilder places = new StringBuilder("case ").append(column);
    for (int place = 0; place < named; place++) {
      places.append(" when ? then ").append(place);
    }
    return places.append(" end").toString();
  }

  private Map<ClaimQuery.View, Long> views(String tenant, ClaimQuery query) {
    Map<ClaimQuery.View, Long> views = new EnumMap<>(ClaimQuery.View.class);
    StringBuilder columns = new StringBuilder();
    for (ClaimQuery.View view : ClaimQuery.View.values()) {
      columns
          .append(columns.isEmpty() ? "" : ", ")
          .append("coalesce(sum(case when ")
          .append(VIEWS.get(view))
          .append(" then 1 else 0 end), 0)");
    }
    jdbc.query(
        "select "
            + columns
            + " from cleanclaim_claim where tenant = ? and (status in ('held',"
            + " 'rejected') or released_at >= ?)",
        row -> {
          for (ClaimQuery.View view : ClaimQuery.View.values()) {
            views.put(view, row.getLong(view.ordinal() + 1));
          }
        },
        time(query.today()),
        tenant,
        time(query.today()));
    return views;
  }

  private Map<String, Long> counts(String column, Where where) {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.query(
        "select %s, count(*)%s and %s is not null group by %s order by 2 desc, 1"
            .formatted(column, where.sql(), column, column),
        row -> {
          counts.put(row.getString(1), row.getLong(2));
        },
        where.values());
    return counts;
  }

  private Map<String, Long> edits(Where where) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.query(
        "select edits, count(*)%s group by edits".formatted(where.sql()),
        row -> {
          for (String edit : split(row.getString(1))) {
            counts.merge(edit, row.getLong(2), Long::sum);
          }
        },
        where.values());
    return counts;
  }

  @Override
  public List<String> heldSince(String tenant, OffsetDateTime instant, String after, int most) {
    return jdbc.queryForList(
        "select claim from cleanclaim_claim where tenant = ? and status = 'held' and since <= ?"
            + " and claim > ? order by claim limit ?",
        String.class,
        tenant,
        time(instant),
        after,
        most);
  }

  @Override
  public Optional<OffsetDateTime> heldSince(String tenant, String claim) {
    return jdbc
        .query(
            "select since from cleanclaim_claim where tenant = ? and claim = ? and status = 'held'",
            (row, number) -> row.getObject("since", OffsetDateTime.class),
            tenant,
            claim)
        .stream()
        .findFirst();
  }

  private static ClaimEntry entry(ResultSet row) throws SQLException {
    return new ClaimEntry(
        row.getString("claim"),
        row.getString("patient"),
        row.getString("payer"),
        row.getString("clinician"),
        new ClaimEntry.Station(
            row.getString("status"),
            row.getObject("since", OffsetDateTime.class),
            row.getObject("released_at", OffsetDateTime.class),
            row.getString("owner"),
            row.getString("priority")),
        row.getObject("sent_back_at", OffsetDateTime.class),
        row.getObject("visit", LocalDate.class),
        row.getObject("filing_limit", LocalDate.class),
        row.getBigDecimal("amount"),
        split(row.getString("edits")));
  }

  /** A condition and its values. */
  private static final class Where {
    private final StringBuilder sql = new StringBuilder(" from cleanclaim_claim where tenant = ?");
    private final List<Object> values = new ArrayList<>();

    Where(String tenant, ClaimQuery query) {
      values.add(tenant);
      sql.append(" and ").append(VIEWS.get(query.view()));
      if (query.view() == ClaimQuery.View.RELEASED_TODAY) {
        values.add(time(query.today()));
      }
    }

    Where filter(ClaimQuery.Filter filter) {
      and("payer = ?", filter.payer());
      and("clinician = ?", filter.clinician());
      and("edits like ?", filter.edit() == null ? null : "%|" + filter.edit() + "|%");
      and("since <= ?", filter.heldSince() == null ? null : time(filter.heldSince()));
      and("filing_limit >= ?", dayOrNull(filter.filing().from()));
      and("filing_limit <= ?", dayOrNull(filter.filing().to()));
      and("amount >= ?", filter.amount().from());
      and("amount <= ?", filter.amount().to());
      return this;
    }

    private static Object dayOrNull(LocalDate day) {
      return day == null ? null : day(day);
    }

    private void and(String condition, Object value) {
      if (value != null) {
        sql.append(" and ").append(condition);
        values.add(value);
      }
    }

    String sql() {
      return sql.toString();
    }

    Object[] values() {
      return values.toArray();
    }
  }

  /** {@code |mue|ncci-ptp|}, so that one edit is found whole. */
  private static String joined(List<String> edits) {
    return edits.isEmpty() ? "" : "|" + String.join("|", edits) + "|";
  }

  private static List<String> split(String edits) {
    return edits.length() < 2
        ? List.of()
        : List.of(edits.substring(1, edits.length() - 1).split("\\|"));
  }

  private static String marks(int many) {
    return "?, ".repeat(many - 1) + "?";
  }

  private static SqlParameterValue text(String value) {
    return new SqlParameterValue(Types.VARCHAR, value);
  }

  private static SqlParameterValue time(OffsetDateTime value) {
    return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, value);
  }

  private static SqlParameterValue day(LocalDate value) {
    return new SqlParameterValue(Types.DATE, value == null ? null : Date.valueOf(value));
  }
}
