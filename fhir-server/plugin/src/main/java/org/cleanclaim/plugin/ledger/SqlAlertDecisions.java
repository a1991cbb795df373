package org.cleanclaim.plugin.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The decisions in an SQL table of our own.
 *
 * <p>What is in force is read again and again by a thread of its own, so that another node's
 * decision holds here within seconds and no clinician waits for it.
 */
public class SqlAlertDecisions implements AlertDecisions, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SqlAlertDecisions.class);
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private final JdbcTemplate jdbc;
  private volatile Map<AlertKey, AlertDecision.Verdict> inForce = Map.of();
  private volatile Thread reader;

  public SqlAlertDecisions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<AlertKey, AlertDecision.Verdict> inForce() {
    return inForce;
  }

  @Override
  public List<AlertDecision> all() {
    return jdbc.query(
        "select * from cleanclaim_alert_decision order by decided_at desc, id",
        (row, number) -> decision(row));
  }

  @Override
  public void keep(AlertDecision decision) {
    AlertDecision.Figures figures = decision.figures();
    jdbc.update(
        "insert into cleanclaim_alert_decision (id, edit, payer_policy, reader_role, decision,"
            + " reason, person, decided_at, shown, accepted, stood, stood_denied)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        decision.alert().edit(),
        decision.alert().policy(),
        decision.alert().role(),
        decision.verdict().code(),
        SqlCardLedger.limited(decision.reason(), 2000),
        SqlCardLedger.limited(decision.person(), 500),
        decision.at(),
        figures.shown(),
        figures.accepted(),
        figures.stood(),
        figures.stoodDenied());
    refresh();
  }

  @Override
  public synchronized void refresh() {
    Map<AlertKey, AlertDecision.Verdict> newest = new HashMap<>();
    all().forEach(decision -> newest.putIfAbsent(decision.alert(), decision.verdict()));
    newest.values().removeIf(AlertDecision.Verdict.UNDO::equals);
    inForce = Map.copyOf(newest);
  }

  private static AlertDecision decision(ResultSet row) throws SQLException {
    return new AlertDecision(
        new AlertKey(
            row.getString("edit"), row.getString("payer_policy"), row.getString("reader_role")),
        AlertDecision.Verdict.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        row.getString("person"),
        row.getObject("decided_at", OffsetDateTime.class),
        new AlertDecision.Figures(
            row.getInt("shown"),
            row.getInt("accepted"),
            row.getInt("stood"),
            row.getInt("stood_denied")));
  }

  @Override
  public void start() {
    Thread thread = new Thread(this::read, "cleanclaim-alert-decisions");
    thread.setDaemon(true);
    reader = thread;
    refresh();
    thread.start();
  }

  private void read() {
    boolean told = false;
    while (reader == Thread.currentThread()) {
      LockSupport.parkNanos(PERIOD.toNanos());
      try {
        if (reader == Thread.currentThread()) {
          refresh();
          told = false;
        }
      } catch (DataAccessException e) {
        if (!told) {
          log.warn(
              "Decisions about alerts could not be read ({}); those known stay in force.",
              e.getClass().getName());
        }
        told = true;
      }
    }
  }

  @Override
  public void stop() {
    Thread thread = reader;
    reader = null;
    LockSupport.unpark(thread);
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }
}
