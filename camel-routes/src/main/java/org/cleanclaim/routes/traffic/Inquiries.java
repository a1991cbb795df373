package org.cleanclaim.routes.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.routes.traffic.Inquiry.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims asked about at payers, each question with its number and its answer. */
public final class Inquiries {
  private static final String SELECT =
      "select trace, submission_id, interchange_id, reason, asked_at, answered_at, said, effective"
          + " from cleanclaim_routes.inquiry ";

  private final JdbcClient jdbc;
  private final Steps steps;
  private final String tenant;
  private final Clock clock;

  Inquiries(TrafficDatabase database, Steps steps, String tenant, Clock clock) {
    this.jdbc = database.jdbc();
    this.steps = steps;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** The next TRN02; one that is not used is no loss. */
  public String nextTrace() {
    long number =
        jdbc.sql("select nextval('cleanclaim_routes.inquiry_number')").query(Long.class).single();
    return "Q%012d".formatted(number);
  }

  /** Keeps that a claim is asked about in a 276; to be called in the transaction that makes it. */
  public void asked(String trace, UUID submission, long interchange, Reason reason) {
    jdbc.sql(
            "insert into cleanclaim_routes.inquiry (tenant, trace, submission_id, interchange_id,"
                + " reason, asked_at) values (?, ?, ?, ?, ?, ?)")
        .params(tenant, trace, submission, interchange, reason.name(), now())
        .update();
  }

  /**
   * Keeps what an inquiry was answered.
   *
   * @param applied false for what is older than what is known: stored, not applied
   */
  public void answered(
      Inquiry inquiry, byte[] inbound, String said, LocalDate effective, boolean applied) {
    jdbc.sql(
            "update cleanclaim_routes.inquiry set answered_at = ?, inbound_sha256 = ?, said = ?,"
                + " effective = ?, applied = ? where tenant = ? and trace = ?")
        .params(now(), inbound, said, effective, applied, tenant, inquiry.trace())
        .update();
  }

  /** Has the server told what was answered. */
  public void tell(Inquiry inquiry, byte[] inbound) {
    steps.tell(inquiry.trace(), HexFormat.of().formatHex(inbound, 0, 8));
  }

  /** The inquiry an answer names. */
  public Optional<Inquiry> byTrace(String trace) {
    return jdbc.sql(SELECT + "where tenant = ? and trace = ?")
        .params(tenant, trace)
        .query((row, number) -> read(row))
        .optional();
  }

  /** All about a claim, the newest first. */
  public List<Inquiry> of(UUID submission) {
    return jdbc.sql(SELECT + "where submission_id = ? order by asked_at desc, trace desc")
        .params(submission)
        .query((row, number) -> read(row))
        .list();
  }

  /** What holds of a claim: the newest answer that was applied. */
  public Optional<Inquiry> lastApplied(UUID submission) {
    return jdbc.sql(
            SELECT
                + "where submission_id = ? and applied"
                + " order by answered_at desc, trace desc limit 1")
        .params(submission)
        .query((row, number) -> read(row))
        .optional();
  }

  /** The newest answer, applied or older than what is known. */
  public Optional<Inquiry> lastAnswered(UUID submission) {
    return of(submission).stream().filter(one -> one.answeredAt() != null).findFirst();
  }

  public List<Inquiry> inInterchange(long interchange) {
    return jdbc.sql(SELECT + "where interchange_id = ? order by trace")
        .params(interchange)
        .query((row, number) -> read(row))
        .list();
  }

  /**
   * True for a status from a day before that of one applied already; of the same day, or of none,
   * the one received last holds.
   */
  public boolean isOlder(UUID submission, LocalDate effective) {
    return effective != null
        && jdbc.sql(
                    "select count(*) from cleanclaim_routes.inquiry where submission_id = ?"
                        + " and applied and effective > ?")
                .params(submission, effective)
                .query(Integer.class)
                .single()
            > 0;
  }

  private static Inquiry read(ResultSet row) throws SQLException {
    return new Inquiry(
        row.getString("trace"),
        row.getObject("submission_id", UUID.class),
        row.getLong("interchange_id"),
        Reason.valueOf(row.getString("reason")),
        instant(row, "asked_at"),
        instant(row, "answered_at"),
        row.getString("said"),
        row.getObject("effective", LocalDate.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
