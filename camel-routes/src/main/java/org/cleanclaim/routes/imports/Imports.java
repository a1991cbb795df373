package org.cleanclaim.routes.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.traffic.Sha256;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports: files are kept as they were handed in, all of them or none, and read by a later step,
 * which goes on where it stopped.
 */
public final class Imports {
  private final TrafficDatabase database;
  private final JdbcClient jdbc;
  private final Steps steps;
  private final String tenant;
  private final Clock clock;

  public Imports(TrafficDatabase database, Steps steps, String tenant, Clock clock) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.steps = steps;
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * Keeps what was sent.
   *
   * @param name of what was sent, for a file that comes alone
   * @param person who hands it in
   */
  public UUID begin(String name, InputStream sent, String person) {
    var id = UUID.randomUUID();
    return database.together(
        () -> {
          jdbc.sql(
                  "insert into cleanclaim_routes.import_run (id, tenant, person, started_at)"
                      + " values (?, ?, ?, ?)")
              .params(id, tenant, person, now())
              .update();
          var number = new AtomicInteger();
          try {
            new Unpacking(file -> keep(id, number.getAndIncrement(), file)).read(name, sent);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
          if (number.get() == 0) {
            throw RouteFailure.unusable(
                "Nothing was sent. Send an 837, an 835, or a ZIP archive of them.", null);
          }
          steps.importFiles(id);
          return id;
        });
  }

  private void keep(UUID run, int ordinal, HandedIn file) {
    jdbc.sql(
            "insert into cleanclaim_routes.import_file (import_id, ordinal, name, sha256, raw,"
                + " state) values (?, ?, ?, ?, ?, 'WAITING')")
        .params(run, ordinal, file.name(), Sha256.of(file.raw()), file.raw())
        .update();
  }

  /** Files that are still to be read, by their place. */
  List<Integer> waiting(UUID run) {
    return jdbc.sql(
            "select ordinal from cleanclaim_routes.import_file where import_id = ?"
                + " and state = 'WAITING' order by ordinal")
        .params(run)
        .query(Integer.class)
        .list();
  }

  HandedIn file(UUID run, int ordinal) {
    return jdbc.sql(
            "select name, raw from cleanclaim_routes.import_file"
                + " where import_id = ? and ordinal = ?")
        .params(run, ordinal)
        .query((row, number) -> new HandedIn(row.getString("name"), row.getBytes("raw")))
        .single();
  }

  /** Keeps what a file came to; the bytes stay where nothing else has them. */
  void done(UUID run, int ordinal, FileResult result) {
    database.together(() -> write(run, ordinal, result));
  }

  private void write(UUID run, int ordinal, FileResult result) {
    boolean isKept =
        result.state() == FileState.KNOWN
            || "835".equals(result.kind()) && result.state() != FileState.REFUSED;
    jdbc.sql(
            "update cleanclaim_routes.import_file set state = ?, kind = ?, partner = ?, said = ?,"
                + " claims = ?, known = ?, refused = ?, lines = ?, unmatched = ?, charged = ?,"
                + " paid = ?, first_day = ?, last_day = ?, raw = case when ? then null else raw end"
                + " where import_id = ? and ordinal = ?")
        .params(
            result.state().name(),
            result.kind(),
            result.partner(),
            result.said(),
            result.claims(),
            result.known(),
            result.refused(),
            result.lines(),
            result.unmatched(),
            result.charged(),
            result.paid(),
            result.firstDay(),
            result.lastDay(),
            isKept,
            run,
            ordinal)
        .update();
    for (int place = 0; place < result.faults().size(); place++) {
      jdbc.sql(
              "insert into cleanclaim_routes.import_fault (import_id, ordinal, place, said)"
                  + " values (?, ?, ?, ?) on conflict do nothing")
          .params(run, ordinal, place, result.faults().get(place))
          .update();
    }
  }

  void ended(UUID run) {
    jdbc.sql("update cleanclaim_routes.import_run set ended_at = ? where id = ?")
        .params(now(), run)
        .update();
  }

  /** How an import stands; empty for one that is not known here. */
  public Optional<ImportReport> report(UUID run) {
    return jdbc.sql(
            "select person, started_at, ended_at from cleanclaim_routes.import_run"
                + " where tenant = ? and id = ?")
        .params(tenant, run)
        .query(
            (row, number) ->
                ImportReport.of(
                    run,
                    row.getString("person"),
                    instant(row, "started_at"),
                    instant(row, "ended_at"),
                    unposted(run),
                    files(run)))
        .optional();
  }

  /** Payments of its files whose claims are not all written yet. */
  private int unposted(UUID run) {
    return jdbc.sql(
            "select count(*) from cleanclaim_routes.import_file f join cleanclaim_routes.payment p"
                + " on p.tenant = ? and p.partner = f.partner and p.inbound_sha256 = f.sha256"
                + " where f.import_id = ? and p.posted_at is null")
        .params(tenant, run)
        .query(Integer.class)
        .single();
  }

  private List<ImportReport.File> files(UUID run) {
    var faults = new ArrayList<List<String>>();
    jdbc.sql(
            "select ordinal, said from cleanclaim_routes.import_fault where import_id = ?"
                + " order by ordinal, place")
        .params(run)
        .query(
            row -> {
              while (faults.size() <= row.getInt("ordinal")) {
                faults.add(new ArrayList<>());
              }
              faults.get(row.getInt("ordinal")).add(row.getString("said"));
            });
    return jdbc.sql(
            "select * from cleanclaim_routes.import_file where import_id = ? order by ordinal")
        .params(run)
        .query(
            (row, number) ->
                new ImportReport.File(
                    row.getString("name"),
                    row.getString("kind"),
                    row.getString("state").toLowerCase(Locale.ROOT),
                    row.getString("said"),
                    row.getInt("claims"),
                    row.getInt("known"),
                    row.getInt("refused"),
                    row.getInt("lines"),
                    row.getInt("unmatched"),
                    row.getBigDecimal("charged"),
                    row.getBigDecimal("paid"),
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    row.getInt("ordinal") < faults.size()
                        ? faults.get(row.getInt("ordinal"))
                        : List.of()))
        .list();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
