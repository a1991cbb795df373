package org.cleanclaim.plugin.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rules of sending again, and what they did, in tables of our own. */
public class SqlResubmitRules {

  private static final int TEXT = 1_000;

  private final JdbcTemplate jdbc;

  public SqlResubmitRules(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void approve(String tenant, ResubmitRule rule) {
    jdbc.update(
        "insert into cleanclaim_resubmit_rule (tenant, id, payer_policy, code, fixes, reason,"
            + " person, approved_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        rule.id(),
        rule.policy(),
        rule.code(),
        String.join(" ", rule.fixes()),
        rule.reason(),
        rule.person(),
        rule.approved());
  }

  /** Ends a rule that is in force; whether there was one. */
  public boolean end(String tenant, String id, ResubmitRule.End end) {
    return jdbc.update(
            "update cleanclaim_resubmit_rule set ended_at = ?, ended_by = ?, ended_why = ?"
                + " where tenant = ? and id = ? and ended_at is null",
            end.at(),
            end.by(),
            cut(end.why()),
            tenant,
            id)
        > 0;
  }

  /** Every rule there ever was, those in force first, then the newest first. */
  public List<ResubmitRule> all(String tenant) {
    return jdbc.query(
        "select * from cleanclaim_resubmit_rule where tenant = ?"
            + " order by case when ended_at is null then 0 else 1 end, approved_at desc, id",
        (row, number) -> rule(row),
        tenant);
  }

  public List<ResubmitRule> inForce(String tenant) {
    return all(tenant).stream().filter(rule -> rule.end() == null).toList();
  }

  private static ResubmitRule rule(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new ResubmitRule(
        row.getString("id"),
        row.getString("payer_policy"),
        row.getString("code"),
        List.of(row.getString("fixes").split(" ")),
        row.getString("reason"),
        row.getString("person"),
        row.getObject("approved_at", OffsetDateTime.class),
        ended == null
            ? null
            : new ResubmitRule.End(ended, row.getString("ended_by"), row.getString("ended_why")));
  }

  /** New denials that a rule is for and was not held against yet, the first due first. */
  public List<String> candidates(String tenant, ResubmitRule rule, int most) {
    return jdbc.queryForList(
        "select d.task from cleanclaim_denial d where d.tenant = ? and d.is_open"
            + " and d.state = 'new' and d.payer_policy = ? and d.code = ?"
            + " and not exists (select 1 from cleanclaim_resubmit_try t where t.tenant = d.tenant"
            + " and t.rule = ? and t.task = d.task) order by d.due_on, d.task limit ?",
        String.class,
        tenant,
        rule.policy(),
        rule.code(),
        rule.id(),
        most);
  }

  public void tried(String tenant, ResubmitRule.Try done, OffsetDateTime at) {
    jdbc.update(
        "insert into cleanclaim_resubmit_try (tenant, rule, task, claim, outcome, why, tried_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        tenant,
        done.rule(),
        done.task(),
        done.claim(),
        done.outcome().code(),
        cut(done.why()),
        at);
  }

  public void answered(String tenant, ResubmitRule.Try done) {
    jdbc.update(
        "update cleanclaim_resubmit_try set outcome = ?, why = ?"
            + " where tenant = ? and rule = ? and task = ?",
        done.outcome().code(),
        cut(done.why()),
        tenant,
        done.rule(),
        done.task());
  }

  /** Corrections whose answer is not known yet. */
  public List<ResubmitRule.Try> unanswered(String tenant) {
    return jdbc.query(
        "select rule, task, claim from cleanclaim_resubmit_try"
            + " where tenant = ? and outcome = 'sent' order by tried_at, task",
        (row, number) ->
            new ResubmitRule.Try(
                row.getString("rule"),
                row.getString("task"),
                row.getString("claim"),
                ResubmitRule.Outcome.SENT,
                null),
        tenant);
  }

  public ResubmitRule.Done done(String tenant, String rule) {
    return Optional.ofNullable(
            jdbc.queryForObject(
                "select coalesce(sum(case when outcome = 'sent' then 1 else 0 end), 0),"
                    + " coalesce(sum(case when outcome = 'paid' then 1 else 0 end), 0),"
                    + " coalesce(sum(case when outcome = 'failed' then 1 else 0 end), 0),"
                    + " coalesce(sum(case when outcome = 'passed-over' then 1 else 0 end), 0)"
                    + " from cleanclaim_resubmit_try where tenant = ? and rule = ?",
                (row, number) ->
                    new ResubmitRule.Done(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                tenant,
                rule))
        .orElseThrow();
  }

  private static String cut(String text) {
    return text == null || text.length() <= TEXT ? text : text.substring(0, TEXT);
  }
}
