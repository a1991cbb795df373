package org.cleanclaim.routes.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long payers take from the sending of a claim to its decision, and who waits since when.
 * Claims that were sent elsewhere are not among them: when they were decided on is not known here,
 * and nobody here asks about them.
 */
public final class Turnarounds {
  private static final Duration LOOKED_BACK = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final String tenant;
  private final Clock clock;

  public Turnarounds(TrafficDatabase database, String tenant, Clock clock) {
    this.jdbc = database.jdbc();
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * Within this time a payer decided on nine claims of ten in the last year; empty where it decided
   * on fewer than so many.
   */
  public Optional<Duration> usual(String payer, int least) {
    return jdbc.sql(
            "with taken as (select min(m.moved_at) filter (where m.to_state in ('PAID', 'DENIED'))"
                + " - min(m.moved_at) filter (where m.to_state = 'SENT') as taken"
                + " from cleanclaim_routes.submission s"
                + " join cleanclaim_routes.submission_move m on m.submission_id = s.id"
                + " where s.tenant = :tenant and s.payer_id = :payer and s.state in ('PAID', 'DENIED')"
                + " and s.taken_at > :since and s.imported_at is null group by s.id)"
                + " select extract(epoch from percentile_disc(0.9) within group (order by taken))"
                + " from taken where taken is not null having count(*) >= :least")
        .param("tenant", tenant)
        .param("payer", payer)
        .param("since", clock.instant().minus(LOOKED_BACK).atOffset(ZoneOffset.UTC))
        .param("least", least)
        .query(Double.class)
        .optional()
        .map(seconds -> Duration.ofSeconds(Math.round(seconds)));
  }

  /**
   * A claim a payer has and has not decided on.
   *
   * @param payer its id, null where that was not kept
   * @param sentAt when it was sent first
   * @param askedAt when it was asked about last, null when never
   */
  public record Waiting(
      UUID submission,
      String partner,
      String payer,
      SubmissionState state,
      Instant sentAt,
      Instant askedAt) {}

  /** Claims sent before that time that wait for an answer, in the order of their ids. */
  public List<Waiting> waiting(Instant sentBefore, UUID after, int most) {
    return jdbc.sql(
            "select s.id, s.partner, s.payer_id, s.state, m.sent_at,"
                + " (select max(i.asked_at) from cleanclaim_routes.inquiry i"
                + "   where i.submission_id = s.id) as asked_at"
                + " from cleanclaim_routes.submission s cross join lateral (select"
                + " min(moved_at) as sent_at from cleanclaim_routes.submission_move"
                + " where submission_id = s.id and to_state = 'SENT') m"
                + " where s.tenant = :tenant and s.state in ('SENT', 'ACKNOWLEDGED', 'ACCEPTED')"
                + " and s.taken_at < :before and m.sent_at < :before and s.imported_at is null"
                + " and (cast(:after as uuid) is null or s.id > cast(:after as uuid))"
                + " order by s.id limit :most")
        .param("tenant", tenant)
        .param("before", sentBefore.atOffset(ZoneOffset.UTC))
        .param("after", after == null ? null : after.toString())
        .param("most", most)
        .query(
            (row, number) ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    row.getString("partner"),
                    row.getString("payer_id"),
                    SubmissionState.valueOf(row.getString("state")),
                    row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                    Inquiries.instant(row, "asked_at")))
        .list();
  }
}
