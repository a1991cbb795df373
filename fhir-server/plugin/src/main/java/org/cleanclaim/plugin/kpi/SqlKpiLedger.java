package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.claim.SubmissionStatus;
import org.cleanclaim.plugin.denial.DecidedAnswer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;

/** What key figures are counted from, in SQL tables of our own. */
public class SqlKpiLedger {

  private static final List<String> TABLES =
      List.of("kpi_claim", "kpi_answer", "kpi_denial", "kpi_appeal");

  private final JdbcTemplate jdbc;

  public SqlKpiLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what a Claim says; who is billed and for how much is the claim ledger's to keep. */
  void claim(String tenant, ClaimRow row) {
    Object[] said = {
      limited(row.site()),
      day(row.submittedOn()),
      row.isReplacement(),
      text(row.original()),
      row.isPrimary(),
      tenant,
      row.claim()
    };
    int known =
        jdbc.update(
            "update cleanclaim_kpi_claim set site = ?, submitted_on = ?, is_replacement = ?,"
                + " original = ?, is_primary = ? where tenant = ? and claim = ?",
            said);
    if (known == 0) {
      jdbc.update(
          "insert into cleanclaim_kpi_claim (site, submitted_on, is_replacement, original,"
              + " is_primary, tenant, claim) values (?, ?, ?, ?, ?, ?, ?)",
          said);
    }
  }

  /** Keeps where a submission stands, and what it went through to get there. */
  void station(String tenant, String claim, SubmissionStatus status) {
    Object[] said = {
      status == null ? "cancelled" : status.code(),
      status == SubmissionStatus.HELD,
      status != null && status.compareTo(SubmissionStatus.SENT) >= 0,
      status == SubmissionStatus.REJECTED,
      tenant,
      claim
    };
    int known =
        jdbc.update(
            "update cleanclaim_kpi_claim set status = ?, held_once = (held_once or ?),"
                + " sent_once = (sent_once or ?), rejected_once = (rejected_once or ?)"
                + " where tenant = ? and claim = ?",
            said);
    if (known == 0) {
      jdbc.update(
          "insert into cleanclaim_kpi_claim (status, held_once, sent_once, rejected_once, tenant,"
              + " claim) values (?, ?, ?, ?, ?, ?)",
          said);
    }
  }

  void answer(String tenant, AnswerRow row) {
    DecidedAnswer.Denied denied = row.decided().denial();
    forget(tenant, "answer", "response", row.response());
    jdbc.update(
        "insert into cleanclaim_kpi_answer (tenant, response, claim, decided_on, status_code,"
            + " charged, paid, denied, denied_charges, denied_amount, reason, carc, category)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        row.response(),
        row.claim(),
        day(row.decidedOn()),
        text(row.statusCode()),
        row.decided().charged(),
        row.decided().paid(),
        denied != null,
        denied == null ? BigDecimal.ZERO : denied.charges(),
        denied == null ? BigDecimal.ZERO : denied.amount(),
        text(denied == null ? null : reason(denied)),
        text(denied == null ? null : denied.carc()),
        text(denied == null ? null : denied.category()));
  }

  private static String reason(DecidedAnswer.Denied denied) {
    return denied.group().isEmpty() ? denied.carc() : denied.group() + "-" + denied.carc();
  }

  void denial(String tenant, DenialRow row) {
    forget(tenant, "denial", "task", row.task());
    jdbc.update(
        "insert into cleanclaim_kpi_denial (tenant, task, claim, last_day, outcome, closed_on)"
            + " values (?, ?, ?, ?, ?, ?)",
        tenant,
        row.task(),
        row.claim(),
        day(row.lastDay()),
        text(row.outcome()),
        day(row.closedOn()));
  }

  void appeal(String tenant, AppealRow row) {
    forget(tenant, "appeal", "task", row.task());
    jdbc.update(
        "insert into cleanclaim_kpi_appeal (tenant, task, denial, sent_on, decided_on, won)"
            + " values (?, ?, ?, ?, ?, ?)",
        tenant,
        row.task(),
        row.denial(),
        day(row.sentOn()),
        day(row.decidedOn()),
        row.won());
  }

  void forgetClaim(String tenant, String claim) {
    forget(tenant, "claim", "claim", claim);
  }

  /** Forgets an answer, and says whose it was; null when it was not known. */
  String forgetAnswer(String tenant, String response) {
    List<String> claims =
        jdbc.queryForList(
            "select claim from cleanclaim_kpi_answer where tenant = ? and response = ?",
            String.class,
            tenant,
            response);
    forget(tenant, "answer", "response", response);
    return claims.isEmpty() ? null : claims.get(0);
  }

  /** Forgets the work on a denial, and says whose it was; null when it was not known. */
  String forgetDenial(String tenant, String task) {
    String claim = claimOf(tenant, task);
    forget(tenant, "denial", "task", task);
    return claim;
  }

  /** Forgets an appeal, and says of which denial; null when it was not known. */
  String forgetAppeal(String tenant, String task) {
    List<String> denials =
        jdbc.queryForList(
            "select denial from cleanclaim_kpi_appeal where tenant = ? and task = ?",
            String.class,
            tenant,
            task);
    forget(tenant, "appeal", "task", task);
    return denials.isEmpty() ? null : denials.get(0);
  }

  /** The claim a denial is of; null when it is not known. */
  String claimOf(String tenant, String denial) {
    List<String> claims =
        jdbc.queryForList(
            "select claim from cleanclaim_kpi_denial where tenant = ? and task = ?",
            String.class,
            tenant,
            denial);
    return claims.isEmpty() ? null : claims.get(0);
  }

  private void forget(String tenant, String table, String key, String id) {
    jdbc.update(
        "delete from cleanclaim_kpi_%s where tenant = ? and %s = ?".formatted(table, key),
        tenant,
        id);
  }

  /** Forgets everything, to have it told anew. */
  void clear(String tenant) {
    TABLES.forEach(
        table -> jdbc.update("delete from cleanclaim_" + table + " where tenant = ?", tenant));
  }

  /** All claims whose rows are made of more than the claim itself. */
  List<String> composed(String tenant) {
    return jdbc.queryForList(
        "select claim from cleanclaim_kpi_answer where tenant = ?"
            + " union select claim from cleanclaim_kpi_denial where tenant = ?"
            + " union select original from cleanclaim_kpi_claim where tenant = ?"
            + " and original is not null",
        String.class,
        tenant,
        tenant,
        tenant);
  }

  /** The claim this one replaces; null when it replaces none that is stored. */
  String originalOf(String tenant, String claim) {
    List<String> originals =
        jdbc.queryForList(
            "select original from cleanclaim_kpi_claim where tenant = ? and claim = ?"
                + " and original is not null",
            String.class,
            tenant,
            claim);
    return originals.isEmpty() ? null : originals.get(0);
  }

  /**
   * Makes a claim's row of its answers, its denial and its appeals. The row is held meanwhile: who
   * comes second sees what the first has written.
   *
   * @return the claim it replaces; null when it replaces none that is stored
   */
  String refresh(String tenant, String claim) {
    List<KnownClaim> known =
        jdbc.query(
            "select is_primary, is_replacement, rejected_once, original from cleanclaim_kpi_claim"
                + " where tenant = ? and claim = ? for update",
            (row, number) ->
                new KnownClaim(
                    row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getString(4)),
            tenant,
            claim);
    if (known.isEmpty()) {
      return null;
    }
    ClaimWay way =
        ClaimWay.of(
            known.get(0),
            answers(tenant, "a.claim = ?", claim),
            answers(
                tenant,
                "a.claim in (select claim from cleanclaim_kpi_claim where tenant = ?"
                    + " and original = ?)",
                tenant,
                claim),
            hasReplacement(tenant, claim),
            denials(tenant, claim),
            appealedOn(tenant, claim));
    write(tenant, claim, way);
    return known.get(0).original();
  }

  /** In the order they were made out; of one day in the order they were stored. */
  private List<AnswerRow> answers(String tenant, String which, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = tenant;
    System.arraycopy(values, 0, all, 1, values.length);
    return jdbc.query(
        "select a.* from cleanclaim_kpi_answer a where a.tenant = ? and "
            + which
            + " order by a.decided_on, length(a.response), a.response",
        (row, number) -> answer(row),
        all);
  }

  private static AnswerRow answer(ResultSet row) throws SQLException {
    DecidedAnswer.Denied denied = null;
    if (row.getBoolean("denied")) {
      String reason = row.getString("reason");
      int dash = reason.indexOf('-');
      denied =
          new DecidedAnswer.Denied(
              row.getBigDecimal("denied_charges"),
              row.getBigDecimal("denied_amount"),
              dash < 0 ? "" : reason.substring(0, dash),
              row.getString("carc"),
              row.getString("category"));
    }
    return new AnswerRow(
        row.getString("response"),
        row.getString("claim"),
        row.getDate("decided_on").toLocalDate(),
        row.getString("status_code"),
        new DecidedAnswer(row.getBigDecimal("charged"), row.getBigDecimal("paid"), denied));
  }

  private boolean hasReplacement(String tenant, String claim) {
    return !jdbc.queryForList(
            "select claim from cleanclaim_kpi_claim where tenant = ? and original = ? limit 1",
            String.class,
            tenant,
            claim)
        .isEmpty();
  }

  private List<DenialRow> denials(String tenant, String claim) {
    return jdbc.query(
        "select * from cleanclaim_kpi_denial where tenant = ? and claim = ?"
            + " order by length(task), task",
        (row, number) ->
            new DenialRow(
                row.getString("task"),
                claim,
                day(row.getDate("last_day")),
                row.getString("outcome"),
                day(row.getDate("closed_on"))),
        tenant,
        claim);
  }

  private LocalDate appealedOn(String tenant, String claim) {
    return day(
        jdbc.queryForObject(
            "select min(a.sent_on) from cleanclaim_kpi_appeal a join cleanclaim_kpi_denial d"
                + " on d.tenant = a.tenant and d.task = a.denial"
                + " where d.tenant = ? and d.claim = ?",
            Date.class,
            tenant,
            claim));
  }

  private void write(String tenant, String claim, ClaimWay way) {
    AnswerRow first = way.first();
    DecidedAnswer.Denied denied = first == null ? null : first.decided().denial();
    DenialRow denial = way.denial();
    jdbc.update(
        "update cleanclaim_kpi_claim set response = ?, decided_on = ?, charged = ?, paid = ?,"
            + " denied = ?, denied_charges = ?, denied_amount = ?, reason = ?, carc = ?,"
            + " category = ?, first_pass = ?, reworked = ?, denial = ?, last_day = ?,"
            + " outcome = ?, closed_on = ?, appealed_on = ?, recovered = ?, paid_on = ?,"
            + " resolved_on = ?, work = ? where tenant = ? and claim = ?",
        text(first == null ? null : first.response()),
        day(first == null ? null : first.decidedOn()),
        number(first == null ? null : first.decided().charged()),
        number(first == null ? null : first.decided().paid()),
        denied != null,
        number(denied == null ? null : denied.charges()),
        number(denied == null ? null : denied.amount()),
        text(denied == null ? null : reason(denied)),
        text(denied == null ? null : denied.carc()),
        text(denied == null ? null : denied.category()),
        way.firstPass(),
        way.reworked(),
        text(denial == null ? null : denial.task()),
        day(denial == null ? null : denial.lastDay()),
        text(denial == null ? null : denial.outcome()),
        day(denial == null ? null : denial.closedOn()),
        day(way.appealedOn()),
        number(way.recovered()),
        day(way.paidOn()),
        day(way.resolvedOn()),
        text(way.work()),
        tenant,
        claim);
  }

  /** What of a claim's row its way depends on. */
  record KnownClaim(
      boolean isPrimary, boolean isReplacement, boolean rejectedOnce, String original) {}

  static SqlParameterValue day(LocalDate day) {
    return new SqlParameterValue(Types.DATE, day == null ? null : Date.valueOf(day));
  }

  private static LocalDate day(Date day) {
    return day == null ? null : day.toLocalDate();
  }

  private static SqlParameterValue text(String text) {
    return new SqlParameterValue(Types.VARCHAR, text);
  }

  private static SqlParameterValue limited(String text) {
    return text(text == null || text.length() <= 500 ? text : text.substring(0, 500));
  }

  private static SqlParameterValue number(BigDecimal number) {
    return new SqlParameterValue(Types.NUMERIC, number);
  }
}
