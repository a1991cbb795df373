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
   */
  public record Received(String partner, String name, String kind, byte[] raw) {
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
