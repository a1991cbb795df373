package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** The denials in SQL tables of our own. */
public class SqlDenialLedger implements DenialLedger {

  /** How many results the taxonomy's chance weighs as much as. */
  static final int PRIOR_WEIGHT = 10;

  private static final int IDS = 500;
  private static final int WEEK = 7;

  /** Choices of one kind that a list names at most, the most frequent. */
  private static final int CHOICES = 200;

  private static final List<String> COLUMNS =
      List.of(
          "claim",
          "claim_number",
          "response",
          "patient",
          "payer",
          "payer_policy",
          "site",
          "category",
          "code",
          "hardness",
          "kind",
          "action",
          "preventable",
          "state",
          "is_open",
          "owner",
          "team",
          "priority",
          "amount",
          "due_on",
          "legal_on",
          "denied_on",
          "opened_at",
          "waiting_until",
          "escalation",
          "outcome",
          "recovered",
          "closed_at");
  private static final String INSERT =
      "insert into cleanclaim_denial (%s, tenant, task) values (%s?, ?)"
          .formatted(String.join(", ", COLUMNS), "?, ".repeat(COLUMNS.size()));
  private static final String UPDATE =
      "update cleanclaim_denial set %s = ? where tenant = ? and task = ?"
          .formatted(String.join(" = ?, ", COLUMNS));
  private static final String DECIDED =
      "outcome in ('overturned', 'overturned-in-part', 'upheld', 'written-off')";

  private final JdbcTemplate jdbc;

  public SqlDenialLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What a row told of a result before. */
  private record Before(String payer, String category, String outcome) {}

  @Override
  public void told(String tenant, DenialEntry entry) {
    List<Object> values = values(entry);
    values.add(tenant);
    values.add(entry.task());
    List<Before> before =
        jdbc.query(
            "select payer, category, outcome from cleanclaim_denial where tenant = ? and task = ?",
            (row, number) -> new Before(row.getString(1), row.getString(2), row.getString(3)),
            tenant,
            entry.task());
    jdbc.update(before.isEmpty() ? INSERT : UPDATE, values.toArray());
    Before now =
        new Before(
            limited(entry.claim().payer(), 500),
            entry.reason().category(),
            entry.result().outcome());
    Set<Before> counted = new HashSet<>();
    before.stream().filter(was -> was.outcome() != null).forEach(counted::add);
    if (now.outcome() != null) {
      counted.add(now);
    }
    counted.forEach(result -> count(tenant, result.payer(), result.category()));
  }

  private void count(String tenant, String payer, String category) {
    Map<String, Object> results =
        jdbc.queryForMap(
            "select count(*) as decided, coalesce(sum(case when outcome in ('overturned',"
                + " 'overturned-in-part') then 1 else 0 end), 0) as won from cleanclaim_denial"
                + " where tenant = ? and payer = ? and category = ? and "
                + DECIDED,
            tenant,
            payer,
            category);
    Object decided = ((Number) results.get("decided")).intValue();
    Object won = ((Number) results.get("won")).intValue();
    int known =
        jdbc.update(
            "update cleanclaim_denial_chance set decided = ?, won = ?"
                + " where tenant = ? and payer = ? and category = ?",
            decided,
            won,
            tenant,
            payer,
            category);
    if (known == 0) {
      jdbc.update(
          "insert into cleanclaim_denial_chance (decided, won, tenant, payer, category)"
              + " values (?, ?, ?, ?, ?)",
          decided,
          won,
          tenant,
          payer,
          category);
    }
  }

  private static List<Object> values(DenialEntry entry) {
    List<Object> values = new ArrayList<>(COLUMNS.size() + 2);
    values.add(text(entry.claim().claim(), 64));
    values.add(text(entry.claim().number(), 100));
    values.add(text(entry.claim().response(), 64));
    values.add(text(entry.claim().patient(), 200));
    values.add(text(entry.claim().payer(), 500));
    values.add(text(entry.claim().policy(), 100));
    values.add(text(entry.claim().site(), 500));
    values.add(text(entry.reason().category(), 60));
    values.add(text(entry.reason().code(), 20));
    values.add(text(entry.reason().hardness(), 20));
    values.add(text(entry.reason().kind(), 20));
    values.add(text(entry.reason().action(), 20));
    values.add(text(entry.reason().preventable(), 20));
    values.add(entry.work().state());
    values.add(entry.work().open());
    values.add(text(entry.work().owner(), 500));
    values.add(text(entry.work().team(), 60));
    values.add(text(entry.work().priority(), 20));
    values.add(entry.amount());
    values.add(day(entry.days().due()));
    values.add(day(entry.days().legal()));
    values.add(day(entry.days().denied()));
    values.add(time(entry.days().opened()));
    values.add(day(entry.work().waitingUntil()));
    values.add(entry.work().escalation());
    values.add(text(entry.result().outcome(), 30));
    values.add(new SqlParameterValue(Types.NUMERIC, entry.result().recovered()));
    values.add(time(entry.result().closed()));
    return values;
  }

  /** The claim's own row, which every stored claim has; a claim of elsewhere has none to hold. */
  @Override
  public void lock(String tenant, String claim) {
    jdbc.queryForList(
        "select claim from cleanclaim_claim where tenant = ? and claim = ? for update",
        String.class,
        tenant,
        claim);
  }

  @Override
  public int keepOnly(String tenant, Set<String> tasks) {
    Set<String> gone =
        new HashSet<>(
            jdbc.queryForList(
                "select task from cleanclaim_denial where tenant = ?", String.class, tenant));
    gone.removeAll(tasks);
    List<String> ids = List.copyOf(gone);
    for (int from = 0; from < ids.size(); from += IDS) {
      List<Object> values = new ArrayList<>(List.of(tenant));
      values.addAll(ids.subList(from, Math.min(from + IDS, ids.size())));
      jdbc.update(
          "delete from cleanclaim_denial where tenant = ? and task in ("
              + "?, ".repeat(values.size() - 2)
              + "?)",
          values.toArray());
    }
    jdbc.update("delete from cleanclaim_denial_chance where tenant = ?", tenant);
    jdbc.update(
        "insert into cleanclaim_denial_chance (tenant, payer, category, decided, won)"
            + " select tenant, payer, category, count(*), sum(case when outcome in ('overturned',"
            + " 'overturned-in-part') then 1 else 0 end) from cleanclaim_denial where tenant = ?"
            + " and "
            + DECIDED
            + " group by tenant, payer, category",
        tenant);
    return ids.size();
  }

  @Override
  public DenialPage find(String tenant, DenialQuery query) {
    Choices choices = choices(new Where(tenant, query));
    Where filtered = new Where(tenant, query).filter(query.filter());
    boolean whole = filtered.values().length == new Where(tenant, query).values().length;
    Map<String, Object> totals = whole ? Map.of() : totals(filtered);
    return new DenialPage(
        page(query, filtered),
        whole ? choices.count : ((Number) totals.get("n")).longValue(),
        whole ? choices.sum : (BigDecimal) totals.get("dollars"),
        views(tenant, query),
        largestFirst(choices.payers),
        largestFirst(choices.categories),
        largestFirst(choices.owners),
        largestFirst(choices.sites));
  }

  private Map<String, Object> totals(Where filtered) {
    return jdbc.queryForMap(
        "select count(*) as n, coalesce(sum(amount), 0) as dollars from cleanclaim_denial d"
            + filtered.sql(),
        filtered.values());
  }

  /** What is unknown comes last, whichever way the list runs: nobody can act on it first. */
  private List<DenialPage.Row> page(DenialQuery query, Where where) {
    Worths worths = new Worths(query);
    String order =
        " order by %s %s nulls last, due_on, task"
            .formatted(query.order().column, query.descending() ? "desc" : "asc");
    String part = " limit ? offset ?";
    boolean ofRow = !ofWorth(query.order());
    String rows = "select d.* from cleanclaim_denial d" + where.sql() + (ofRow ? order + part : "");
    List<Object> limits = List.of(query.size(), (long) query.page() * query.size());
    List<Object> values = new ArrayList<>();
    values.add(day(query.today()));
    values.addAll(worths.names());
    values.addAll(worths.names());
    values.addAll(List.of(where.values()));
    values.addAll(limits);
    // The chance and the worth of fifty are told, of all only where the list runs by them.
    return jdbc.query(
        "select v.*, case when not v.is_open or v.legal_on < ? then 0"
            + " else v.amount * v.chance / v.minutes end as worth from ("
            + "select u.*, (u.won + %d * u.prior) / (u.decided + %d.0) as chance from ("
                .formatted(PRIOR_WEIGHT, PRIOR_WEIGHT)
            + "select d.*, coalesce(c.decided, 0) as decided, coalesce(c.won, 0) as won, "
            + worths.prior()
            + " as prior, "
            + worths.minutes()
            + " as minutes from ("
            + rows
            + ") d left join cleanclaim_denial_chance c on c.tenant = d.tenant"
            + " and c.payer = d.payer and c.category = d.category) u) v"
            + order
            + (ofRow ? "" : part),
        (row, number) -> row(row),
        values.toArray());
  }

  private static boolean ofWorth(DenialQuery.Order order) {
    return order == DenialQuery.Order.CHANCE || order == DenialQuery.Order.NEXT_BEST;
  }

  /** What a list can be narrowed by, and all there is of it: one look at its rows. */
  private static final class Choices {
    private final Map<String, Long> payers = new TreeMap<>();
    private final Map<String, Long> categories = new TreeMap<>();
    private final Map<String, Long> owners = new TreeMap<>();
    private final Map<String, Long> sites = new TreeMap<>();
    private long count;
    private BigDecimal sum = BigDecimal.ZERO;
  }

  private Choices choices(Where view) {
    Choices choices = new Choices();
    jdbc.query(
        "select payer, category, owner, site, count(*), sum(amount) from cleanclaim_denial d"
            + view.sql()
            + " group by payer, category, owner, site",
        row -> {
          long many = row.getLong(5);
          choices.count += many;
          choices.sum = choices.sum.add(row.getBigDecimal(6));
          add(choices.payers, row.getString(1), many);
          add(choices.categories, row.getString(2), many);
          add(choices.owners, row.getString(3), many);
          add(choices.sites, row.getString(4), many);
        },
        view.values());
    return choices;
  }

  private static void add(Map<String, Long> counts, String value, long many) {
    if (value != null && !value.isEmpty()) {
      counts.merge(value, many, Long::sum);
    }
  }

  private static Map<String, Long> largestFirst(Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(CHOICES)
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  @Override
  public List<String> tasks(String tenant, DenialQuery query, String after, int most) {
    Where where = new Where(tenant, query).filter(query.filter());
    List<Object> values = new ArrayList<>(List.of(where.values()));
    values.add(after);
    values.add(most);
    return jdbc.queryForList(
        "select task from cleanclaim_denial d"
            + where.sql()
            + " and task > ? order by task limit ?",
        String.class,
        values.toArray());
  }

  private Map<DenialQuery.View, Long> views(String tenant, DenialQuery query) {
    StringBuilder columns = new StringBuilder();
    List<Object> values = new ArrayList<>();
    for (DenialQuery.View view : DenialQuery.View.values()) {
      if (view != DenialQuery.View.CLOSED) {
        columns
            .append(columns.isEmpty() ? "" : ", ")
            .append("coalesce(sum(case when ")
            .append(view.condition)
            .append(" then 1 else 0 end), 0)");
        Where.value(view, query).ifPresent(values::add);
      }
    }
    values.add(tenant);
    Map<DenialQuery.View, Long> views = new EnumMap<>(DenialQuery.View.class);
    jdbc.query(
        // The closed are not counted: they are very many, and nobody works down their number.
        "select " + columns + " from cleanclaim_denial d where d.tenant = ? and d.is_open",
        row -> {
          int column = 1;
          for (DenialQuery.View view : DenialQuery.View.values()) {
            if (view != DenialQuery.View.CLOSED) {
              views.put(view, row.getLong(column++));
            }
          }
        },
        values.toArray());
    return views;
  }

  @Override
  public void give(String digest, Calendar calendar, String by, OffsetDateTime at) {
    revoke(calendar, at);
    jdbc.update(
        "insert into cleanclaim_denial_calendar (digest, tenant, owner, team, made_by, made_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        digest,
        calendar.tenant(),
        text(calendar.owner(), 500),
        text(calendar.team(), 60),
        limited(by, 500),
        time(at));
  }

  @Override
  public int revoke(Calendar calendar, OffsetDateTime at) {
    String whose = calendar.owner() == null ? "owner is null and team = ?" : "owner = ?";
    return jdbc.update(
        "update cleanclaim_denial_calendar set revoked_at = ? where revoked_at is null"
            + " and tenant = ? and "
            + whose,
        time(at),
        calendar.tenant(),
        calendar.owner() == null ? calendar.team() : calendar.owner());
  }

  @Override
  public Optional<Calendar> calendar(String digest) {
    return jdbc
        .query(
            "select tenant, owner, team from cleanclaim_denial_calendar"
                + " where digest = ? and revoked_at is null",
            (row, number) -> new Calendar(row.getString(1), row.getString(2), row.getString(3)),
            digest)
        .stream()
        .findFirst();
  }

  @Override
  public List<DenialEntry> due(Calendar calendar, LocalDate from, int most) {
    String whose = calendar.owner() == null ? "team = ?" : "owner = ?";
    return jdbc.query(
        "select * from cleanclaim_denial where tenant = ? and is_open and due_on >= ? and "
            + whose
            + " order by due_on, task limit ?",
        (row, number) -> entry(row),
        calendar.tenant(),
        day(from),
        calendar.owner() == null ? calendar.team() : calendar.owner(),
        most);
  }

  private static DenialPage.Row row(ResultSet row) throws SQLException {
    return new DenialPage.Row(
        entry(row),
        row.getInt("decided"),
        row.getInt("won"),
        row.getDouble("chance"),
        row.getInt("minutes"),
        row.getBigDecimal("worth").setScale(4, RoundingMode.HALF_EVEN));
  }

  private static DenialEntry entry(ResultSet row) throws SQLException {
    return new DenialEntry(
        row.getString("task"),
        new DenialEntry.Denied(
            row.getString("claim"),
            row.getString("claim_number"),
            row.getString("response"),
            row.getString("patient"),
            row.getString("payer"),
            row.getString("payer_policy"),
            row.getString("site")),
        new DenialEntry.Reason(
            row.getString("category"),
            row.getString("code"),
            row.getString("hardness"),
            row.getString("kind"),
            row.getString("action"),
            row.getString("preventable")),
        new DenialEntry.Work(
            row.getString("state"),
            row.getBoolean("is_open"),
            row.getString("owner"),
            row.getString("team"),
            row.getString("priority"),
            row.getInt("escalation"),
            row.getObject("waiting_until", LocalDate.class)),
        new DenialEntry.Days(
            row.getObject("due_on", LocalDate.class),
            row.getObject("legal_on", LocalDate.class),
            row.getObject("denied_on", LocalDate.class),
            row.getObject("opened_at", OffsetDateTime.class)),
        new DenialEntry.Result(
            row.getString("outcome"),
            row.getBigDecimal("recovered"),
            row.getObject("closed_at", OffsetDateTime.class)),
        row.getBigDecimal("amount"));
  }

  /** What a category is worth, as SQL; numbers are the taxonomy's own, checked when it was read. */
  private record Worths(DenialQuery query) {

    String prior() {
      if (query.worths().isEmpty()) {
        return "0.3";
      }
      StringBuilder prior = new StringBuilder("case d.category");
      query
          .worths()
          .forEach(worth -> prior.append(" when ? then ").append(worth.chance().toPlainString()));
      return prior.append(" else 0.3 end").toString();
    }

    String minutes() {
      if (query.worths().isEmpty()) {
        return "30";
      }
      StringBuilder minutes = new StringBuilder("case d.category");
      query.worths().forEach(worth -> minutes.append(" when ? then ").append(worth.minutes()));
      return minutes.append(" else 30 end").toString();
    }

    List<Object> names() {
      return query.worths().stream().map(worth -> (Object) worth.category()).toList();
    }
  }

  /** A condition and its values. */
  private static final class Where {
    private final StringBuilder sql = new StringBuilder(" where d.tenant = ?");
    private final List<Object> values = new ArrayList<>();

    Where(String tenant, DenialQuery query) {
      values.add(tenant);
      sql.append(" and ").append(query.view().condition);
      value(query.view(), query).ifPresent(values::add);
    }

    /** The value a view's condition asks for. */
    static Optional<Object> value(DenialQuery.View view, DenialQuery query) {
      return switch (view) {
        case DUE_THIS_WEEK -> Optional.of(day(query.today().plusDays(WEEK)));
        case MINE -> Optional.of(Objects.toString(query.filter().me(), ""));
        default -> Optional.empty();
      };
    }

    Where filter(DenialQuery.Filter filter) {
      and("d.payer = ?", filter.payer());
      and("d.category = ?", filter.category());
      if (filter.code() != null) {
        boolean grouped = filter.code().contains("-");
        and(
            grouped ? "d.code = ?" : "(d.code like ? or d.code = ?)",
            grouped ? filter.code() : "%-" + filter.code());
        if (!grouped) {
          values.add(filter.code());
        }
      }
      and("d.owner = ?", filter.owner());
      and("d.team = ?", filter.team());
      and("d.site = ?", filter.site());
      and("d.action = ?", filter.action());
      and("d.amount >= ?", filter.amount().from());
      and("d.amount <= ?", filter.amount().to());
      and("d.due_on >= ?", dayOrNull(filter.due().from()));
      and("d.due_on <= ?", dayOrNull(filter.due().to()));
      and("d.denied_on >= ?", dayOrNull(filter.denied().from()));
      and("d.denied_on <= ?", dayOrNull(filter.denied().to()));
      return this;
    }

    private void and(String condition, Object value) {
      if (value != null) {
        sql.append(" and ").append(condition);
        values.add(value);
      }
    }

    private static Object dayOrNull(LocalDate day) {
      return day == null ? null : day(day);
    }

    String sql() {
      return sql.toString();
    }

    Object[] values() {
      return values.toArray();
    }
  }

  private static String limited(String value, int length) {
    return SqlCardLedger.limited(value, length);
  }

  private static SqlParameterValue text(String value, int length) {
    return new SqlParameterValue(Types.VARCHAR, limited(value, length));
  }

  private static SqlParameterValue time(OffsetDateTime value) {
    return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, value);
  }

  private static SqlParameterValue day(LocalDate value) {
    return new SqlParameterValue(Types.DATE, value == null ? null : Date.valueOf(value));
  }
}
