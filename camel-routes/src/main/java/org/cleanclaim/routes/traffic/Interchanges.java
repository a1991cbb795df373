package org.cleanclaim.routes.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Interchanges that go out. The row decides what may go on the wire: whoever does not move it from
 * READY to SENDING sends nothing.
 */
public final class Interchanges {
  private static final int CONTROL_NUMBERS = 999_999_999;
  private static final String SELECT =
      "select id, partner, control_no, reference, file_name, body, state, attempt, sending_since"
          + " from cleanclaim_routes.interchange ";

  private final JdbcClient jdbc;
  private final Submissions submissions;
  private final Steps steps;
  private final String tenant;
  private final Clock clock;

  public Interchanges(
      TrafficDatabase database, Submissions submissions, Steps steps, String tenant, Clock clock) {
    this.jdbc = database.jdbc();
    this.submissions = submissions;
    this.steps = steps;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Makes the bytes of an interchange of these claims. */
  public interface Writing {
    Written write(String controlNumber, List<Submission> claims);
  }

  /**
   * Bytes with the numbers in them.
   *
   * @param reference BHT03
   * @param set ST02 of the set that holds the claims
   * @param claims those of the waiting claims that are in it; the others go on waiting
   */
  public record Written(
      String kind, String reference, String set, byte[] body, List<Submission> claims) {}

  /**
   * Puts waiting claims of a partner into one interchange under the partner's next number, and
   * schedules its sending; to be called in a transaction. A number is used once: when the
   * transaction fails the number was never given, and a gap is legal.
   *
   * @return empty when nothing waits, or another node has taken it
   */
  public Optional<Long> build(String partner, int most, Writing writing) {
    return build(partner, () -> submissions.waiting(partner, most), writing);
  }

  /** The same for one claim, if it still waits. */
  public Optional<Long> buildAlone(String partner, UUID submission, Writing writing) {
    return build(partner, () -> submissions.waiting(submission), writing);
  }

  private Optional<Long> build(
      String partner, Supplier<List<Submission>> waiting, Writing writing) {
    var number = nextNumber(partner);
    var claims = waiting.get();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    var written = writing.write(number, claims);
    long id = insert(partner, number, written, "837");
    written.claims().forEach(claim -> submissions.batched(claim, id, written.set()));
    steps.send(id);
    return Optional.of(id);
  }

  /**
   * Keeps an inquiry under the partner's next number; to be called in a transaction that also says
   * who sends it.
   */
  public long inquiry(String partner, Function<String, Written> writing) {
    var number = nextNumber(partner);
    return insert(partner, number, writing.apply(number), "276");
  }

  private long insert(String partner, String number, Written written, String extension) {
    return jdbc.sql(
            "insert into cleanclaim_routes.interchange (tenant, partner, kind, control_no,"
                + " reference, file_name, body, body_sha256, state, made_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, 'READY', ?) returning id")
        .params(
            tenant,
            partner,
            written.kind(),
            number,
            written.reference(),
            partner + "-" + number + "." + extension,
            written.body(),
            Sha256.of(written.body()),
            now())
        .query(Long.class)
        .single();
  }

  /** The partner's row stays locked until the transaction ends, so numbers follow each other. */
  private String nextNumber(String partner) {
    jdbc.sql(
            "insert into cleanclaim_routes.partner (tenant, partner, last_control_no)"
                + " values (?, ?, 0) on conflict do nothing")
        .params(tenant, partner)
        .update();
    int number =
        jdbc.sql(
                "update cleanclaim_routes.partner set last_control_no = last_control_no % ? + 1"
                    + " where tenant = ? and partner = ? returning last_control_no")
            .params(CONTROL_NUMBERS, tenant, partner)
            .query(Integer.class)
            .single();
    return "%09d".formatted(number);
  }

  /** The gate: true for the one who may send it now. */
  public boolean begin(OutgoingInterchange seen) {
    int changed =
        jdbc.sql(
                "update cleanclaim_routes.interchange set state = 'SENDING', attempt = attempt + 1,"
                    + " sending_since = ? where id = ? and state = 'READY' and attempt = ?")
            .params(now(), seen.id(), seen.attempt())
            .update();
    if (changed == 1) {
      moveClaims(seen.id(), SubmissionState.SENDING, null);
    }
    return changed == 1;
  }

  /** It is in the partner's hands. */
  public void sent(long id) {
    if (change(id, InterchangeState.SENT, InterchangeState.SENDING, InterchangeState.IN_DOUBT)) {
      moveClaims(id, SubmissionState.SENT, null);
    }
  }

  /** Nobody knows whether it arrived; asked again after the quiet time. */
  public void doubt(OutgoingInterchange seen, Duration quiet, String reason) {
    if (change(seen.id(), InterchangeState.IN_DOUBT, InterchangeState.SENDING)) {
      moveClaims(seen.id(), SubmissionState.IN_DOUBT, reason);
      steps.settle(seen.id(), seen.attempt(), clock.instant().plus(quiet));
    }
  }

  /** May be sent again as it is: it did not arrive, or the partner drops what it has already. */
  public void again(OutgoingInterchange seen) {
    if (change(seen.id(), InterchangeState.READY, InterchangeState.IN_DOUBT)) {
      steps.send(seen.id());
    }
  }

  /** One that was given up may be sent as it is after all; its claims are held no longer. */
  public void revive(OutgoingInterchange seen) {
    if (change(seen.id(), InterchangeState.READY, InterchangeState.DEAD)) {
      moveClaims(seen.id(), SubmissionState.QUEUED, null);
      moveClaims(seen.id(), SubmissionState.BATCHED, null);
      steps.send(seen.id());
    }
  }

  /** An inquiry that got no answer: another one is asked in its time. */
  public void unanswered(long id) {
    change(id, InterchangeState.DEAD, InterchangeState.SENDING);
  }

  /** The day by which a person has to decide what is in doubt. */
  public void decideBy(long id, Instant day) {
    jdbc.sql("update cleanclaim_routes.interchange set decide_by = ? where id = ?")
        .params(day.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /** A person has to find out; the claims say so. */
  public void undecided(long id, String reason) {
    submissions.inInterchange(id).forEach(claim -> submissions.remark(claim.id(), reason));
  }

  /** The partner said that it can, or cannot, read it. */
  public void judged(long id, boolean accepted) {
    change(
        id,
        accepted ? InterchangeState.ACCEPTED : InterchangeState.REJECTED,
        InterchangeState.SENDING,
        InterchangeState.IN_DOUBT,
        InterchangeState.SENT);
  }

  private void moveClaims(long id, SubmissionState state, String reason) {
    submissions
        .inInterchange(id)
        .forEach(claim -> submissions.move(claim.id(), state, reason, null));
  }

  private boolean change(long id, InterchangeState to, InterchangeState... from) {
    var names = List.of(from).stream().map(Enum::name).toList();
    return jdbc.sql(
                "update cleanclaim_routes.interchange set state = :to"
                    + " where id = :id and state in (:from)")
            .param("to", to.name())
            .param("id", id)
            .param("from", names)
            .update()
        == 1;
  }

  public Optional<OutgoingInterchange> find(long id) {
    return jdbc.sql(SELECT + "where id = ?").params(id).query((row, n) -> read(row)).optional();
  }

  /** The interchange an answer names by ISA13, or by GS06, which is the same number. */
  public Optional<OutgoingInterchange> byControlNumber(String partner, String number) {
    if (number == null || !number.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return jdbc.sql(SELECT + "where tenant = ? and partner = ? and control_no = ?")
        .params(tenant, partner, "%09d".formatted(Integer.parseInt(number)))
        .query((row, n) -> read(row))
        .optional();
  }

  /** The interchange an answer names by BHT03. */
  public Optional<OutgoingInterchange> byReference(String partner, String reference) {
    return jdbc.sql(SELECT + "where tenant = ? and partner = ? and reference = ?")
        .params(tenant, partner, reference)
        .query((row, n) -> read(row))
        .optional();
  }

  private static OutgoingInterchange read(ResultSet row) throws SQLException {
    var since = row.getObject("sending_since", OffsetDateTime.class);
    Instant sendingSince = since == null ? null : since.toInstant();
    return new OutgoingInterchange(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("control_no"),
        row.getString("reference"),
        row.getString("file_name"),
        row.getBytes("body"),
        InterchangeState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        sendingSince);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
