package org.cleanclaim.routes.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.routes.operations.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims on their way. Every move is kept and schedules its report to the claim's Task in the same
 * transaction; a move that leads back is not made.
 */
public final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
  private static final String COLUMNS =
      "select id, claim_ref, claim_version, task_ref, partner, frequency, clm01, content,"
          + " interchange_id, st02, reason, state, row_version from cleanclaim_routes.submission ";

  private final JdbcClient jdbc;
  private final Steps steps;
  private final String tenant;
  private final Clock clock;
  private final Inquiries inquiries;
  private final FollowUps followUps;

  public Submissions(TrafficDatabase database, Steps steps, String tenant, Clock clock) {
    this.inquiries = new Inquiries(database, steps, tenant, clock);
    this.followUps = new FollowUps(database, steps, clock);
    this.jdbc = database.jdbc();
    this.steps = steps;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** What is known of a claim before it is on its way. */
  public record Picked(
      String claimRef,
      String claimVersion,
      String taskRef,
      String partner,
      String frequency,
      byte[] content) {}

  /** What payers were asked about them. */
  public Inquiries inquiries() {
    return inquiries;
  }

  /** What people have to do about them. */
  public FollowUps followUps() {
    return followUps;
  }

  public SubmissionKey key(String claimRef, String claimVersion) {
    return SubmissionKey.of(tenant, claimRef, claimVersion);
  }

  /**
   * Takes a version of a claim on, once: to wait for a batch, or to be held for a reason. One that
   * is held may be taken on again; an older version that still waits is cancelled.
   *
   * @param heldFor why it cannot be sent, null when it can
   * @return false when the version, or another one of the claim, is on its way already
   */
  public boolean take(Picked picked, String heldFor) {
    var wanted = heldFor == null ? SubmissionState.QUEUED : SubmissionState.HELD;
    var known = find("where tenant = ? and claim_ref = ? for update", tenant, picked.claimRef());
    for (var older : known) {
      if (older.claimVersion().equals(picked.claimVersion())) {
        return older.state() == SubmissionState.HELD && again(older, picked, wanted, heldFor);
      }
      if (older.state().isAway() && older.state() != SubmissionState.ACCEPTED
          || older.state() == SubmissionState.BATCHED) {
        return false;
      }
    }
    known.stream()
        .filter(older -> !older.claimVersion().equals(picked.claimVersion()))
        .filter(older -> older.state().wayTo(SubmissionState.CANCELLED).isPresent())
        .forEach(
            older -> step(older, SubmissionState.CANCELLED, "A newer version was sent.", null));
    insert(picked, wanted, heldFor);
    return true;
  }

  private boolean again(Submission held, Picked picked, SubmissionState wanted, String heldFor) {
    jdbc.sql(
            "update cleanclaim_routes.submission set content = ?, partner = ?, task_ref = ?"
                + " where id = ?")
        .params(picked.content(), picked.partner(), picked.taskRef(), held.id())
        .update();
    var queued = step(held, SubmissionState.QUEUED, null, null);
    if (wanted == SubmissionState.HELD) {
      queued = step(queued, SubmissionState.HELD, heldFor, null);
    }
    steps.report(queued.id(), queued.rowVersion());
    return true;
  }

  private void insert(Picked picked, SubmissionState state, String reason) {
    var key = key(picked.claimRef(), picked.claimVersion());
    jdbc.sql(
            "insert into cleanclaim_routes.submission (id, tenant, claim_ref, claim_version,"
                + " task_ref, partner, frequency, clm01, content, state, reason, changed_at,"
                + " taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            key.id(),
            tenant,
            picked.claimRef(),
            picked.claimVersion(),
            picked.taskRef(),
            picked.partner(),
            picked.frequency(),
            key.patientControlNumber(),
            picked.content(),
            state.name(),
            reason,
            now(),
            now())
        .update();
    keep(key.id(), 0, null, state, reason, null);
    tell(key.patientControlNumber(), null, state, null);
    steps.report(key.id(), 0);
  }

  /**
   * A claim that somebody else sent.
   *
   * @param claim its id on the server, which is the submission's too
   * @param number CLM01 as it went out
   * @param payer NM109 and NM103 of the payer
   * @param frequency CLM05-3
   * @param content the claim as FHIR JSON, a Bundle with all it refers to
   * @param sentAt when it went out
   */
  public record Elsewhere(
      UUID claim,
      String taskRef,
      String partner,
      String number,
      String payer,
      String payerName,
      String frequency,
      byte[] content,
      Instant sentAt) {}

  /**
   * Keeps a claim that was sent another way, so that answers find it. It is at its payer from the
   * first: nothing here sends it, asks about it or tells its Task.
   */
  public void sentElsewhere(Elsewhere claim) {
    int added =
        jdbc.sql(
                "insert into cleanclaim_routes.submission (id, tenant, claim_ref, claim_version,"
                    + " task_ref, partner, frequency, clm01, content, state, payer_id, payer_name,"
                    + " changed_at, taken_at, imported_at)"
                    + " values (?, ?, ?, '1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                claim.claim(),
                tenant,
                "Claim/" + claim.claim(),
                claim.taskRef(),
                claim.partner(),
                claim.frequency(),
                claim.number(),
                claim.content(),
                SubmissionState.SENT.name(),
                claim.payer(),
                claim.payerName(),
                at(claim.sentAt()),
                at(claim.sentAt()),
                now())
            .update();
    if (added == 1) {
      keep(claim.claim(), 0, null, SubmissionState.SENT, null, null, at(claim.sentAt()));
    }
  }

  /**
   * Moves a submission to a state, through the states between; the reason is that of the last.
   *
   * @param answer hash of the received file that says so, null when none does
   * @return false when no way leads there: what was said is older than what is known
   */
  public boolean move(UUID id, SubmissionState wanted, String reason, byte[] answer) {
    var start = find("where id = ? for update", id).get(0);
    var current = start;
    var way = current.state().wayTo(wanted);
    if (way.isEmpty()) {
      return false;
    }
    for (var next : way.get()) {
      current = step(current, next, next == wanted ? reason : null, answer);
    }
    if (!current.state().station().equals(start.state().station())
        || !Objects.equals(current.reason(), start.reason())) {
      steps.report(current.id(), current.rowVersion());
    }
    return true;
  }

  /** Changes nothing but the reason, for those who wait. */
  void remark(UUID id, String reason) {
    int version =
        jdbc.sql(
                "update cleanclaim_routes.submission set reason = ?, row_version = row_version + 1"
                    + " where id = ? returning row_version")
            .params(reason, id)
            .query(Integer.class)
            .single();
    steps.report(id, version);
  }

  private Submission step(Submission from, SubmissionState to, String reason, byte[] answer) {
    int version = from.rowVersion() + 1;
    int changed =
        jdbc.sql(
                "update cleanclaim_routes.submission set state = ?, reason = ?, changed_at = ?,"
                    + " row_version = ? where id = ? and row_version = ?")
            .params(to.name(), reason, now(), version, from.id(), from.rowVersion())
            .update();
    if (changed != 1) {
      throw new IllegalStateException("A submission was moved by two at once.");
    }
    keep(from.id(), version, from.state(), to, reason, answer);
    followUps.close(from.id(), FollowUps.answeredBy(to));
    var moved = find("where id = ?", from.id()).get(0);
    tell(moved.patientControlNumber(), from.state(), to, moved.interchangeId());
    return moved;
  }

  /** CLM01 is the claim's trace: it is in the 837, and in every answer that names the claim. */
  private static void tell(
      String trace, SubmissionState from, SubmissionState to, Long interchange) {
    try (var on = TraceId.of(trace)) {
      LOG.info(
          "claim {} -> {}{}",
          from == null ? "taken on" : from,
          to,
          interchange == null ? "" : " in interchange " + interchange);
    }
  }

  private void keep(
      UUID id,
      int version,
      SubmissionState from,
      SubmissionState to,
      String reason,
      byte[] answer) {
    keep(id, version, from, to, reason, answer, now());
  }

  private void keep(
      UUID id,
      int version,
      SubmissionState from,
      SubmissionState to,
      String reason,
      byte[] answer,
      OffsetDateTime at) {
    jdbc.sql(
            "insert into cleanclaim_routes.submission_move (submission_id, row_version, from_state,"
                + " to_state, reason, inbound_sha256, moved_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(id, version, from == null ? null : from.name(), to.name(), reason, answer, at)
        .update();
  }

  public Optional<Submission> find(UUID id) {
    return find("where id = ?", id).stream().findFirst();
  }

  /** The submission a payer's answer names by CLM01; one of ours before those sent elsewhere. */
  public Optional<Submission> byPatientControlNumber(String number) {
    return allByPatientControlNumber(number).stream().findFirst();
  }

  /** All with that CLM01: ours, which is one, or those sent elsewhere, the newest first. */
  public List<Submission> allByPatientControlNumber(String number) {
    return find(
        "where tenant = ? and clm01 = ? order by imported_at is not null, taken_at desc, id",
        tenant,
        number);
  }

  public List<Submission> inInterchange(long interchange) {
    return find("where interchange_id = ? order by clm01", interchange);
  }

  /** The submissions that can be on their way for a claim: one at most is in flight. */
  public List<Submission> ofClaim(String claimRef) {
    return find("where tenant = ? and claim_ref = ?", tenant, claimRef);
  }

  /** The submissions of a {@code submit-claim} Task. */
  public List<Submission> ofTask(String taskRef) {
    return find("where tenant = ? and task_ref = ?", tenant, taskRef);
  }

  /** The version of the claim that was taken on last. */
  public Submission newest(String claimRef) {
    return find(
            "where tenant = ? and claim_ref = ? order by taken_at desc limit 1", tenant, claimRef)
        .get(0);
  }

  /** What waits for a batch at a partner, the longest wait first; others leave these alone. */
  List<Submission> waiting(String partner, int most) {
    return find(
        "where tenant = ? and partner = ? and state = 'QUEUED' order by changed_at, id limit ?"
            + " for update skip locked",
        tenant,
        partner,
        most);
  }

  /** The claim if it waits; another who has it leaves none. */
  List<Submission> waiting(UUID id) {
    return find("where id = ? and state = 'QUEUED' for update skip locked", id);
  }

  /** All that wait at a partner, the longest wait first. */
  public List<UUID> queued(String partner) {
    return jdbc.sql(
            "select id from cleanclaim_routes.submission where tenant = ? and partner = ?"
                + " and state = 'QUEUED' order by changed_at, id")
        .params(tenant, partner)
        .query(UUID.class)
        .list();
  }

  /**
   * A queue at a partner.
   *
   * @param oldest since when the first of them waits
   */
  public record Queue(String partner, int size, Instant oldest) {}

  public List<Queue> queues() {
    return jdbc.sql(
            "select partner, count(*) as size, min(changed_at) as oldest"
                + " from cleanclaim_routes.submission where tenant = ? and state = 'QUEUED'"
                + " group by partner order by partner")
        .params(tenant)
        .query(
            (row, number) ->
                new Queue(
                    row.getString("partner"),
                    row.getInt("size"),
                    row.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }

  void batched(Submission submission, long interchange, String set) {
    jdbc.sql("update cleanclaim_routes.submission set interchange_id = ?, st02 = ? where id = ?")
        .params(interchange, set, submission.id())
        .update();
    step(submission, SubmissionState.BATCHED, null, null);
  }

  /**
   * Whether a received file said anything about it, applied or not; but for answers to inquiries,
   * which may say that it is not there.
   */
  public boolean isAnswered(UUID id) {
    return jdbc.sql(
                "select count(*) from cleanclaim_routes.answer"
                    + " where submission_id = ? and kind <> '277'")
            .params(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The payer behind the partner. */
  public void payer(UUID id, String payerId, String name) {
    jdbc.sql("update cleanclaim_routes.submission set payer_id = ?, payer_name = ? where id = ?")
        .params(payerId, name, id)
        .update();
  }

  /**
   * The payer says of a claim it has accepted that adjudication goes on.
   *
   * @param reason what a person has to do for it, null for nothing
   */
  public void pending(UUID id, String reason) {
    jdbc.sql(
            "update cleanclaim_routes.submission set pending = true, reason = ?,"
                + " row_version = row_version + 1 where id = ? and state = 'ACCEPTED'"
                + " and (not pending or reason is distinct from ?) returning row_version")
        .params(reason, id, reason)
        .query(Integer.class)
        .optional()
        .ifPresent(version -> steps.report(id, version));
  }

  /** The code of {@code CodeSystem/claim-lifecycle} that the claim's Task shows. */
  public String station(Submission submission) {
    return submission.state() == SubmissionState.ACCEPTED && isPending(submission.id())
        ? "pending"
        : submission.state().station();
  }

  private boolean isPending(UUID id) {
    return jdbc.sql("select pending from cleanclaim_routes.submission where id = ?")
        .params(id)
        .query(Boolean.class)
        .single();
  }

  /** The payer's own number of the claim, where it gave one. */
  public Optional<String> payerClaimNumber(UUID id) {
    return jdbc.sql(
            "select payer_claim_no from cleanclaim_routes.submission"
                + " where id = ? and payer_claim_no is not null")
        .params(id)
        .query(String.class)
        .optional();
  }

  /** The payer's own number of the claim: REF*1K, CLP07. */
  public void payerClaimNumber(UUID id, String number) {
    jdbc.sql("update cleanclaim_routes.submission set payer_claim_no = ? where id = ?")
        .params(number, id)
        .update();
  }

  private List<Submission> find(String condition, Object... params) {
    return jdbc.sql(COLUMNS + condition).params(params).query((row, number) -> read(row)).list();
  }

  private static Submission read(ResultSet row) throws SQLException {
    return new Submission(
        row.getObject("id", UUID.class),
        row.getString("claim_ref"),
        row.getString("claim_version"),
        row.getString("task_ref"),
        row.getString("partner"),
        row.getString("frequency"),
        row.getString("clm01"),
        row.getBytes("content"),
        row.getObject("interchange_id", Long.class),
        row.getString("st02"),
        row.getString("reason"),
        SubmissionState.valueOf(row.getString("state")),
        row.getInt("row_version"));
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
