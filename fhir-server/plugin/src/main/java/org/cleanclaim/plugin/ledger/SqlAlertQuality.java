package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.ledger.QualityQuery.Part;
import org.cleanclaim.plugin.ledger.QualityRow.Group;
import org.cleanclaim.plugin.ledger.QualityRow.Outcomes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** How alerts do: sums over what was found, what people did with it, and what payers decided. */
public class SqlAlertQuality {

  /**
   * One row for each time an alert was told or kept back: the cards of one person about one draft,
   * or a finding of a stored claim. A claim's finding is accepted when it is gone by now.
   */
  private static final String TOLD =
      """
      select c.edit as edit, c.payer_policy as policy, coalesce(c.reader_role, '') as role,
        coalesce(c.site, '') as site,
        max(case when c.shown_as = 'shown' then 1 else 0 end) as shown,
        max(case when c.shown_as = 'muted' then 1 else 0 end) as muted,
        max(case when f.outcome = 'accepted' then 1 else 0 end) as accepted,
        max(case when f.outcome = 'overridden' then 1 else 0 end) as overridden,
        max(case when f.outcome = 'overridden' then coalesce(f.reason_code, 'none-given') end)
          as reason,
        max(c.payer_said) as said, max(c.paid) as paid
      from cleanclaim_card c
      left join cleanclaim_card_feedback f on f.card = c.uuid
      where c.edit is not null and c.shown_at >= ? and c.shown_at < ?
      group by c.edit, c.payer_policy, c.reader_role, c.site, c.line_no,
        coalesce(c.occasion, c.hook_instance)
      union all
      select edit, payer_policy, 'biller', coalesce(site, ''),
        case when shown_as = 'shown' then 1 else 0 end,
        case when shown_as = 'muted' then 1 else 0 end,
        case when shown_as = 'shown' and not still_there then 1 else 0 end,
        case when override_reason is not null then 1 else 0 end,
        override_reason, payer_said, paid
      from cleanclaim_finding
      where tenant = ? and found_at >= ? and found_at < ?
      """;

  private static final String SUMS =
      """
      sum(shown) as shown,
      sum(case when shown = 0 and muted = 1 then 1 else 0 end) as muted,
      sum(case when shown = 0 and muted = 0 then 1 else 0 end) as shadow,
      sum(shown * accepted) as accepted,
      sum(shown * (1 - accepted) * overridden) as overridden,
      coalesce(sum(case when shown * accepted = 1 then paid else 0 end), 0) as dollars
      """;

  private static final Map<String, String> FATES =
      Map.of(
          "stood", "shown * accepted = 0",
          "unseen", "shown = 0",
          "fixed", "shown * accepted = 1");

  private static final String EFFECT =
      """
      select t.edit, t.policy, t.since, t.denial,
        sum(case when o.served_on < t.since then 1 else 0 end) as lines_before,
        sum(case when o.served_on < t.since and o.denials like concat('%|', t.denial, '|%')
          then 1 else 0 end) as denied_before,
        sum(case when o.served_on >= t.since then 1 else 0 end) as lines_after,
        sum(case when o.served_on >= t.since and o.denials like concat('%|', t.denial, '|%')
          then 1 else 0 end) as denied_after
      from (
        select edit, policy, denial, min(since) as since from (
          select edit, payer_policy as policy, denial, cast(min(shown_at) as date) as since
          from cleanclaim_card
          where edit is not null and denial is not null and shown_as = 'shown'
          group by edit, payer_policy, denial
          union all
          select edit, payer_policy, denial, cast(min(found_at) as date)
          from cleanclaim_finding
          where tenant = ? and denial is not null and shown_as = 'shown'
          group by edit, payer_policy, denial) first_shown
        group by edit, policy, denial) t
      join cleanclaim_line_outcome o
        on o.tenant = ? and o.payer_policy = t.policy and o.is_first
      where (? is null or t.edit = ?) and (? is null or t.policy = ?)
      group by t.edit, t.policy, t.since, t.denial
      order by t.edit, t.policy, t.denial
      """;

  private final JdbcTemplate jdbc;

  public SqlAlertQuality(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The alerts asked about, those shown most first. */
  public List<QualityRow> rows(String tenant, QualityQuery query) {
    Told told = new Told(tenant, query);
    String columns = "edit" + columns(query);
    Map<Group, Map<String, Integer>> reasons = reasons(told, columns, query);
    return jdbc.query(
        "select %s, %s, %s from (%s) told %s group by %s order by shown desc, %s"
            .formatted(columns, SUMS, fates(), TOLD, told.where, columns, columns),
        (row, number) -> row(row, query, reasons),
        told.values.toArray());
  }

  private static String columns(QualityQuery query) {
    return Arrays.stream(Part.values())
        .filter(query.by()::contains)
        .map(part -> ", " + part.column)
        .collect(Collectors.joining());
  }

  private static String fates() {
    List<String> sums = new ArrayList<>();
    FATES.forEach(
        (name, condition) ->
            Arrays.stream(PayerSaid.values())
                .forEach(
                    said ->
                        sums.add(
                            "sum(case when %s and said = '%s' then 1 else 0 end) as %s_%s"
                                .formatted(condition, said.code(), name, said.name()))));
    return String.join(", ", sums);
  }

  private Map<Group, Map<String, Integer>> reasons(Told told, String columns, QualityQuery query) {
    Map<Group, Map<String, Integer>> reasons = new HashMap<>();
    jdbc.query(
        "select %s, reason, count(*) as n from (%s) told %s group by %s, reason"
            .formatted(
                columns,
                TOLD,
                told.where + " and shown = 1 and accepted = 0 and reason is not null",
                columns),
        row -> {
          reasons
              .computeIfAbsent(group(row, query), group -> new TreeMap<>())
              .put(row.getString("reason"), row.getInt("n"));
        },
        told.values.toArray());
    return reasons;
  }

  private static QualityRow row(
      ResultSet row, QualityQuery query, Map<Group, Map<String, Integer>> reasons)
      throws SQLException {
    Group group = group(row, query);
    BigDecimal dollars = row.getBigDecimal("dollars");
    return new QualityRow(
        group,
        row.getInt("shown"),
        row.getInt("muted"),
        row.getInt("shadow"),
        row.getInt("accepted"),
        row.getInt("overridden"),
        reasons.getOrDefault(group, Map.of()),
        outcomes(row, "stood"),
        outcomes(row, "unseen"),
        outcomes(row, "fixed"),
        dollars);
  }

  private static Group group(ResultSet row, QualityQuery query) throws SQLException {
    return new Group(
        row.getString("edit"),
        query.by().contains(Part.PAYER) ? row.getString(Part.PAYER.column) : null,
        query.by().contains(Part.ROLE) ? row.getString(Part.ROLE.column) : null,
        query.by().contains(Part.SITE) ? row.getString(Part.SITE.column) : null);
  }

  private static Outcomes outcomes(ResultSet row, String name) throws SQLException {
    return new Outcomes(
        row.getInt(name + "_" + PayerSaid.DENIED),
        row.getInt(name + "_" + PayerSaid.DENIED_OTHERWISE),
        row.getInt(name + "_" + PayerSaid.PAID),
        row.getInt(name + "_" + PayerSaid.GONE));
  }

  /** Each alert's effect on its own denial rate, by payer, over all time. */
  public List<AlertEffect> effects(String tenant, QualityQuery query) {
    SqlParameterValue edit = new SqlParameterValue(Types.VARCHAR, query.edit());
    SqlParameterValue policy = new SqlParameterValue(Types.VARCHAR, query.policy());
    return jdbc.query(
        EFFECT,
        (row, number) ->
            new AlertEffect(
                row.getString("edit"),
                row.getString("policy"),
                row.getDate("since").toLocalDate(),
                row.getString("denial"),
                row.getInt("lines_before"),
                row.getInt("denied_before"),
                row.getInt("lines_after"),
                row.getInt("denied_after")),
        tenant,
        tenant,
        edit,
        edit,
        policy,
        policy);
  }

  /** The values of what was told, and what of it is asked for. */
  private static final class Told {
    private final List<Object> values = new ArrayList<>();
    private final String where;

    Told(String tenant, QualityQuery query) {
      values.addAll(List.of(time(query.from()), time(query.to()), tenant));
      values.addAll(List.of(time(query.from()), time(query.to())));
      StringBuilder conditions = new StringBuilder("where 1 = 1");
      Map<String, Function<QualityQuery, String>> filters = new TreeMap<>();
      filters.put("edit", QualityQuery::edit);
      filters.put("policy", QualityQuery::policy);
      filters.put("role", QualityQuery::role);
      filters.put("site", QualityQuery::site);
      filters.forEach(
          (column, value) -> {
            if (value.apply(query) != null) {
              conditions.append(" and ").append(column).append(" = ?");
              values.add(value.apply(query));
            }
          });
      where = conditions.toString();
    }

    private static SqlParameterValue time(OffsetDateTime at) {
      return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at);
    }
  }
}
