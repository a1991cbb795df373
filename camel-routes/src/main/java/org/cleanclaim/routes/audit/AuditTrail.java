package org.cleanclaim.routes.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The trail of what people did with the traffic. An entry is written in the transaction of what it
 * tells, one after the other; whoever changes or takes out one of them later is found.
 */
public final class AuditTrail {
  private static final byte[] NOTHING_BEFORE = new byte[32];
  private static final String SELECT =
      "select seq, at, person, person_name, action, about, reason, outcome, hash"
          + " from cleanclaim_routes.audit where tenant = ? ";

  private final TrafficDatabase database;
  private final JdbcClient jdbc;
  private final String tenant;
  private final Clock clock;

  public AuditTrail(TrafficDatabase database, String tenant, Clock clock) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Keeps an entry in a transaction of its own, or in the one that is under way. */
  public AuditEntry write(
      Person person, String action, String about, String reason, String outcome) {
    return database.together(() -> append(person, action, about, reason, outcome));
  }

  private AuditEntry append(
      Person person, String action, String about, String reason, String outcome) {
    // Entries follow each other: the next one waits here for the end of this transaction.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('cleanclaim_routes.audit ' || ?, 0))")
        .params(tenant)
        .query((row, number) -> true)
        .single();
    var last = head();
    var entry =
        new AuditEntry(
            last.map(one -> one.entry().seq()).orElse(0L) + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            person,
            action,
            about,
            reason,
            outcome);
    jdbc.sql(
            "insert into cleanclaim_routes.audit (tenant, seq, at, person, person_name, action,"
                + " about, reason, outcome, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            tenant,
            entry.seq(),
            entry.at().atOffset(ZoneOffset.UTC),
            person.reference(),
            person.name(),
            action,
            about,
            reason,
            outcome,
            entry.hash(last.map(Sealed::hash).orElse(NOTHING_BEFORE)))
        .update();
    return entry;
  }

  private Optional<Sealed> head() {
    return jdbc.sql(SELECT + "order by seq desc limit 1")
        .params(tenant)
        .query(AuditTrail::read)
        .optional();
  }

  /** What was done to an exchange or a claim, the newest first, a hundred at most. */
  public List<AuditEntry> about(String about) {
    return jdbc
        .sql(SELECT + "and about = ? order by seq desc limit 100")
        .params(tenant, about)
        .query(AuditTrail::read)
        .list()
        .stream()
        .map(Sealed::entry)
        .toList();
  }

  /**
   * Looks whether the trail is as it was written.
   *
   * @return the place of the first entry that was changed, or before which one is missing; empty
   *     when all hold
   */
  public Optional<Long> broken() {
    var before = NOTHING_BEFORE;
    long expected = 1;
    for (var sealed :
        jdbc.sql(SELECT + "order by seq").params(tenant).query(AuditTrail::read).list()) {
      if (sealed.entry().seq() != expected
          || !Arrays.equals(sealed.hash(), sealed.entry().hash(before))) {
        return Optional.of(expected);
      }
      before = sealed.hash();
      expected++;
    }
    return Optional.empty();
  }

  private record Sealed(AuditEntry entry, byte[] hash) {}

  private static Sealed read(ResultSet row, int number) throws SQLException {
    return new Sealed(
        new AuditEntry(
            row.getLong("seq"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            new Person(row.getString("person"), row.getString("person_name")),
            row.getString("action"),
            row.getString("about"),
            row.getString("reason"),
            row.getString("outcome")),
        row.getBytes("hash"));
  }
}
