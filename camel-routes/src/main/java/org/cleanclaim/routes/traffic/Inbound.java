package org.cleanclaim.routes.traffic;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files that came from partners. Each is kept as it came and ends in one state; what it says is
 * applied in the transaction that keeps it, so the same file twice changes nothing.
 */
public final class Inbound {
  private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

  /** Kind of an answer from a payer's FHIR server. */
  public static final String RESPONSE = "ClaimResponse";

  private static final String ANSWER =
      "insert into cleanclaim_routes.answer (tenant, partner, inbound_sha256, ordinal,"
          + " submission_id, kind, said, applied) values (?, ?, ?, ?, ?, ?, ?, ?)";

  private final TrafficDatabase database;
  private final JdbcClient jdbc;
  private final String tenant;
  private final Clock clock;

  public Inbound(TrafficDatabase database, String tenant, Clock clock) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.tenant = tenant;
    this.clock = clock;
  }

  /** What became of a received file. */
  public enum Outcome {
    APPLIED,
    /** Said before; nothing was changed. */
    DUPLICATE,
    /** Kept for a person, with its reason; nothing was changed. */
    QUARANTINED
  }

  /**
   * A file as it came.
   *
   * @param partner whose connection it came by
   * @param replay set where a person has a quarantined file applied again, null when it arrives
   */
  public record Received(String partner, String name, String kind, byte[] raw, Replay replay) {
    public Received(String partner, String name, String kind, byte[] raw) {
      this(partner, name, kind, raw, null);
    }

    byte[] hash() {
      return Sha256.of(raw);
    }
  }

  /**
   * What a file says, when all of it was taken in.
   *
   * @param outcome APPLIED, or DUPLICATE when all of it was known
   * @param remark something about it for a person, null for nothing
   */
  public record Verdict(Outcome outcome, String remark) {
    public static final Verdict APPLIED = new Verdict(Outcome.APPLIED, null);
  }

  /** Applies a file in the transaction that keeps it. */
  public interface Applying {

    /**
     * @throws Quarantine for what a person has to look at; nothing is applied then
     */
    Verdict apply(byte[] hash);
  }

  /** Keeps the file and applies it, once. */
  public Outcome take(Received file, Applying applying) {
    if (file.replay() != null) {
      return again(file, applying);
    }
    try {
      return database.together(() -> takeOnce(file, applying));
    } catch (Quarantine unfit) {
      LOG.warn("{} of {} is quarantined.", file.name(), file.partner());
      return database.together(() -> quarantine(file, unfit.getMessage()));
    }
  }

  private Outcome takeOnce(Received file, Applying applying) {
    var hash = file.hash();
    if (!keep(file, hash)) {
      return Outcome.DUPLICATE;
    }
    var verdict = applying.apply(hash);
    mark(file, hash, verdict.outcome(), verdict.remark());
    return verdict.outcome();
  }

  private Outcome quarantine(Received file, String reason) {
    var hash = file.hash();
    if (!keep(file, hash)) {
      return Outcome.DUPLICATE;
    }
    mark(file, hash, Outcome.QUARANTINED, reason);
    return Outcome.QUARANTINED;
  }

  /** Applies a file that is quarantined once more; one that is taken in already stays as it is. */
  private Outcome again(Received file, Applying applying) {
    var hash = file.hash();
    var replay = file.replay();
    try {
      return replay.isRehearsal()
          ? database.rehearse(() -> applyAgain(file, hash, applying))
          : database.together(() -> applyAgain(file, hash, applying));
    } catch (Quarantine unfit) {
      if (!replay.isRehearsal()) {
        database.together(() -> settle(file, hash, Outcome.QUARANTINED, unfit.getMessage()));
      }
      replay.tell(Outcome.QUARANTINED, unfit.getMessage(), List.of(), 0);
      return Outcome.QUARANTINED;
    }
  }

  private Outcome applyAgain(Received file, byte[] hash, Applying applying) {
    var state =
        jdbc.sql(
                "select state from cleanclaim_routes.inbound"
                    + " where tenant = ? and partner = ? and sha256 = ? for update")
            .params(tenant, file.partner(), hash)
            .query(String.class)
            .single();
    if (!state.equals(Outcome.QUARANTINED.name())) {
      file.replay().tellKnown();
      return Outcome.DUPLICATE;
    }
    var verdict = applying.apply(hash);
    settle(file, hash, verdict.outcome(), verdict.remark());
    file.replay().tell(verdict.outcome(), verdict.remark(), moves(hash), payments(file, hash));
    return verdict.outcome();
  }

  private void settle(Received file, byte[] hash, Outcome outcome, String reason) {
    mark(file, hash, outcome, reason);
    jdbc.sql(
            "update cleanclaim_routes.inbound set kind = ?, replays = replays + 1, settled_at = ?"
                + " where tenant = ? and partner = ? and sha256 = ?")
        .params(
            file.kind(),
            outcome == Outcome.QUARANTINED ? null : now(),
            tenant,
            file.partner(),
            hash)
        .update();
  }

  /** Where the claims stood before the file and after it. */
  private List<Replay.Moved> moves(byte[] hash) {
    return jdbc.sql(
            "select s.claim_ref, s.clm01, (array_agg(m.from_state order by m.row_version))[1] as"
                + " before, (array_agg(m.to_state order by m.row_version desc))[1] as after"
                + " from cleanclaim_routes.submission_move m join cleanclaim_routes.submission s"
                + " on s.id = m.submission_id where s.tenant = ? and m.inbound_sha256 = ?"
                + " group by s.claim_ref, s.clm01 order by s.clm01")
        .params(tenant, hash)
        .query(
            (row, number) ->
                new Replay.Moved(
                    row.getString("claim_ref"),
                    row.getString("clm01"),
                    row.getString("before"),
                    row.getString("after")))
        .list();
  }

  private int payments(Received file, byte[] hash) {
    return jdbc.sql(
            "select count(*) from cleanclaim_routes.payment"
                + " where tenant = ? and partner = ? and inbound_sha256 = ?")
        .params(tenant, file.partner(), hash)
        .query(Integer.class)
        .single();
  }

  /** False when these bytes came before; another node waits here until the first is done. */
  private boolean keep(Received file, byte[] hash) {
    boolean isNew =
        jdbc.sql(
                    "insert into cleanclaim_routes.inbound (tenant, partner, sha256, name, kind,"
                        + " raw, received_at, state) values (?, ?, ?, ?, ?, ?, ?, 'APPLIED')"
                        + " on conflict do nothing")
                .params(tenant, file.partner(), hash, file.name(), file.kind(), file.raw(), now())
                .update()
            == 1;
    if (!isNew) {
      jdbc.sql(
              "update cleanclaim_routes.inbound set copies = copies + 1"
                  + " where tenant = ? and partner = ? and sha256 = ?")
          .params(tenant, file.partner(), hash)
          .update();
    }
    return isNew;
  }

  private void mark(Received file, byte[] hash, Outcome outcome, String reason) {
    jdbc.sql(
            "update cleanclaim_routes.inbound set state = ?, reason = ?"
                + " where tenant = ? and partner = ? and sha256 = ?")
        .params(outcome.name(), reason, tenant, file.partner(), hash)
        .update();
  }

  /**
   * Keeps the names of the envelopes in a file. One that came before in other bytes is no answer
   * but a mistake or a forgery.
   */
  public void envelopes(String partner, byte[] hash, Collection<String> envelopes) {
    for (var envelope : envelopes) {
      int added =
          jdbc.sql(
                  "insert into cleanclaim_routes.inbound_envelope (tenant, partner, envelope,"
                      + " inbound_sha256) values (?, ?, ?, ?) on conflict do nothing")
              .params(tenant, partner, envelope, hash)
              .update();
      if (added == 0) {
        throw new Quarantine(
            "Interchange "
                + envelope
                + " came before with other content. Ask the partner which"
                + " one holds (TA1 025).");
      }
    }
  }

  /** Keeps what an answer said of a submission. */
  public void answer(
      String partner,
      byte[] hash,
      int ordinal,
      UUID submission,
      String kind,
      String said,
      boolean applied) {
    jdbc.sql(ANSWER)
        .params(tenant, partner, hash, ordinal, submission, kind, said, applied)
        .update();
  }

  /** The same within a step that may be done again: what is kept already stays. */
  public void answerAgain(
      String partner,
      byte[] hash,
      int ordinal,
      UUID submission,
      String kind,
      String said,
      boolean applied) {
    jdbc.sql(ANSWER + " on conflict do nothing")
        .params(tenant, partner, hash, ordinal, submission, kind, said, applied)
        .update();
  }

  /** The submission a file with one answer spoke of. */
  public Optional<UUID> answered(String partner, String hexHash) {
    return jdbc.sql(
            "select submission_id from cleanclaim_routes.answer"
                + " where tenant = ? and partner = ? and inbound_sha256 = ? and ordinal = 0")
        .params(tenant, partner, HexFormat.of().parseHex(hexHash))
        .query(UUID.class)
        .optional();
  }

  /**
   * A response that was not ready when it came.
   *
   * @param claim CLM01 of what was sent
   */
  public record QueuedResponse(String claim, byte[] raw) {}

  /** The newest response of each claim of a partner that still waits for its decision. */
  public List<QueuedResponse> queuedResponses(String partner) {
    return jdbc.sql(
            "select distinct on (answer.submission_id) submission.clm01, inbound.raw"
                + " from cleanclaim_routes.answer"
                + " join cleanclaim_routes.inbound on inbound.tenant = answer.tenant"
                + " and inbound.partner = answer.partner"
                + " and inbound.sha256 = answer.inbound_sha256"
                + " join cleanclaim_routes.submission on submission.id = answer.submission_id"
                + " where answer.tenant = ? and answer.partner = ? and answer.said = ?"
                + " and submission.state in ('SENT', 'ACKNOWLEDGED', 'ACCEPTED')"
                + " order by answer.submission_id, inbound.received_at desc")
        .params(tenant, partner, RESPONSE + " queued")
        .query((row, number) -> new QueuedResponse(row.getString("clm01"), row.getBytes("raw")))
        .list();
  }

  /**
   * Where a received file stands.
   *
   * @param reason why it waits for a person, or what there is to say of it; null for nothing
   */
  public record Standing(Outcome state, String reason) {}

  /** Where a file stands that came once; empty for one that never did. */
  public Optional<Standing> standing(Received file) {
    return jdbc.sql(
            "select state, reason from cleanclaim_routes.inbound"
                + " where tenant = ? and partner = ? and sha256 = ?")
        .params(tenant, file.partner(), file.hash())
        .query(
            (row, number) ->
                new Standing(Outcome.valueOf(row.getString("state")), row.getString("reason")))
        .optional();
  }

  /** A received file by its hash. */
  public Optional<byte[]> raw(String partner, String hexHash) {
    return jdbc.sql(
            "select raw from cleanclaim_routes.inbound"
                + " where tenant = ? and partner = ? and sha256 = ?")
        .params(tenant, partner, HexFormat.of().parseHex(hexHash))
        .query(byte[].class)
        .optional();
  }

  /**
   * A file that waits for a person.
   *
   * @param hash names it, in hexadecimal
   */
  public record Quarantined(String partner, String name, String hash, String reason) {}

  /** Files that wait for a person, the newest first, a hundred at most. */
  public List<Quarantined> quarantined() {
    return jdbc.sql(
            "select partner, name, encode(sha256, 'hex') as hash, reason"
                + " from cleanclaim_routes.inbound where tenant = ? and state = 'QUARANTINED'"
                + " order by received_at desc limit 100")
        .params(tenant)
        .query(
            (row, number) ->
                new Quarantined(
                    row.getString("partner"),
                    row.getString("name"),
                    row.getString("hash"),
                    row.getString("reason")))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
