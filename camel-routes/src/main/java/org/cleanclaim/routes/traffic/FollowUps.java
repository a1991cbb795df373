package org.cleanclaim.routes.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.routes.traffic.FollowUp.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work for people about claims at payers. Each change schedules its report to the Task in the same
 * transaction.
 */
public final class FollowUps {
  private static final String COLUMNS =
      "submission_id, reason, said, due, opened_at, closed_at, row_version";

  private final JdbcClient jdbc;
  private final Steps steps;
  private final Clock clock;

  FollowUps(TrafficDatabase database, Steps steps, Clock clock) {
    this.jdbc = database.jdbc();
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Raises it, unless it is open already. What was closed is raised again, but for lateness: a
   * claim is late once.
   *
   * @return false when nothing was raised
   */
  public boolean open(UUID submission, Reason reason, String said, LocalDate due) {
    var opened =
        jdbc.sql(
                "insert into cleanclaim_routes.follow_up (submission_id, reason, said, due,"
                    + " opened_at) values (?, ?, ?, ?, ?)"
                    + " on conflict (submission_id, reason) do update set said = excluded.said,"
                    + " due = excluded.due, opened_at = excluded.opened_at, closed_at = null,"
                    + " row_version = follow_up.row_version + 1"
                    + " where follow_up.closed_at is not null and follow_up.reason <> 'LATE'"
                    + " returning "
                    + COLUMNS)
            .params(submission, reason.name(), said, due, now())
            .query((row, number) -> read(row))
            .optional();
    opened.ifPresent(steps::followUp);
    return opened.isPresent();
  }

  /** Ends those that are open for one of these reasons. */
  public void close(UUID submission, Collection<Reason> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update cleanclaim_routes.follow_up set closed_at = :now,"
                + " row_version = row_version + 1 where submission_id = :submission"
                + " and closed_at is null and reason in (:reasons) returning "
                + COLUMNS)
        .param("now", now())
        .param("submission", submission)
        .param("reasons", reasons.stream().map(Enum::name).toList())
        .query((row, number) -> read(row))
        .list()
        .forEach(steps::followUp);
  }

  public Optional<FollowUp> find(UUID submission, Reason reason) {
    return of(submission).stream().filter(one -> one.reason() == reason).findFirst();
  }

  /** All about a claim, those that are closed too. */
  public List<FollowUp> of(UUID submission) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from cleanclaim_routes.follow_up where submission_id = ? order by opened_at")
        .params(submission)
        .query((row, number) -> read(row))
        .list();
  }

  /** What is answered by a claim's coming to this state. */
  static List<Reason> answeredBy(SubmissionState state) {
    return switch (state) {
      case SENT, ACKNOWLEDGED -> List.of(Reason.DOUBT);
      case ACCEPTED -> List.of(Reason.DOUBT, Reason.SILENT, Reason.NOT_FOUND);
      case PAID, DENIED, REJECTED, CANCELLED -> List.of(Reason.values());
      default -> List.of();
    };
  }

  private static FollowUp read(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getObject("submission_id", UUID.class),
        Reason.valueOf(row.getString("reason")),
        row.getString("said"),
        row.getObject("due", LocalDate.class),
        Inquiries.instant(row, "opened_at"),
        row.getObject("closed_at") == null,
        row.getInt("row_version"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
