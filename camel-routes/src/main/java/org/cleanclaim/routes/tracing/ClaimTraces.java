package org.cleanclaim.routes.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way of claims through what went and what came, from either end. */
public final class ClaimTraces {
  private static final int MOST = 100;
  private static final String SELECT =
      "select s.id, s.claim_ref, s.claim_version, s.clm01, s.st02, s.payer_id, s.payer_name,"
          + " s.state, s.reason, s.task_ref, s.interchange_id, s.partner, s.taken_at, i.control_no"
          + " from cleanclaim_routes.submission s"
          + " left join cleanclaim_routes.interchange i on i.id = s.interchange_id"
          + " where s.tenant = ? ";

  private final JdbcClient jdbc;
  private final String tenant;

  public ClaimTraces(TrafficDatabase database, String tenant) {
    this.jdbc = database.jdbc();
    this.tenant = tenant;
  }

  /** All versions of a claim that were taken on, the oldest first. */
  public List<TracedClaim> ofClaim(String claimRef) {
    return find("and s.claim_ref = ? order by s.taken_at, s.clm01", claimRef);
  }

  /** The claims an exchange is about, a hundred at most. */
  public List<TracedClaim> in(Exchange exchange) {
    return exchange.direction().equals("out")
        ? find(
            "and s.interchange_id = ? order by s.clm01 limit " + MOST,
            Exchanges.interchange(exchange.id()))
        : find(
            "and s.id in (select a.submission_id from cleanclaim_routes.answer a where a.tenant = ?"
                + " and a.partner = ? and a.inbound_sha256 = ?) order by s.clm01 limit "
                + MOST,
            tenant,
            exchange.partner(),
            HexFormat.of().parseHex(exchange.sha256()));
  }

  private List<TracedClaim> find(String condition, Object... params) {
    var all = new ArrayList<Object>(List.of(tenant));
    all.addAll(List.of(params));
    return jdbc
        .sql(SELECT + condition)
        .params(all)
        .query((row, number) -> read(row))
        .list()
        .stream()
        .map(one -> new Steps(one).add())
        .toList();
  }

  private record Row(UUID id, String partner, TracedClaim claim) {}

  private static Row read(ResultSet row) throws SQLException {
    var interchange = row.getObject("interchange_id", Long.class);
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        new TracedClaim(
            row.getString("claim_ref"),
            row.getString("claim_version"),
            row.getString("clm01"),
            row.getString("st02"),
            row.getString("payer_id"),
            row.getString("payer_name"),
            row.getString("state"),
            row.getString("reason"),
            row.getString("task_ref"),
            interchange == null ? null : "out-" + interchange,
            row.getString("control_no"),
            row.getObject("taken_at", OffsetDateTime.class).toInstant(),
            List.of()));
  }

  /** Reads what happened to one claim. */
  private final class Steps {
    private final Row row;
    private final List<TracedClaim.Step> steps = new ArrayList<>();

    Steps(Row row) {
      this.row = row;
    }

    TracedClaim add() {
      steps.addAll(
          jdbc.sql(
                  "select moved_at, to_state, reason, inbound_sha256 from"
                      + " cleanclaim_routes.submission_move where submission_id = ? order by row_version")
              .params(row.id())
              .query((found, number) -> move(found))
              .list());
      steps.addAll(
          jdbc.sql(
                  "select n.received_at, a.kind, a.said, a.applied, a.inbound_sha256 from"
                      + " cleanclaim_routes.answer a join cleanclaim_routes.inbound n on n.tenant ="
                      + " a.tenant and n.partner = a.partner and n.sha256 = a.inbound_sha256"
                      + " where a.submission_id = ? order by n.received_at, a.ordinal")
              .params(row.id())
              .query((found, number) -> answer(found))
              .list());
      steps.sort(Comparator.comparing(TracedClaim.Step::at));
      var claim = row.claim();
      return new TracedClaim(
          claim.claim(),
          claim.version(),
          claim.trace(),
          claim.set(),
          claim.payerId(),
          claim.payer(),
          claim.state(),
          claim.reason(),
          claim.task(),
          claim.exchange(),
          claim.controlNumber(),
          claim.takenAt(),
          List.copyOf(steps));
    }

    private TracedClaim.Step move(ResultSet found) throws SQLException {
      var state = found.getString("to_state");
      var answer = hex(found);
      boolean byInterchange =
          List.of("BATCHED", "SENDING", "IN_DOUBT", "SENT").contains(state) && answer == null;
      return new TracedClaim.Step(
          at(found, "moved_at"),
          state,
          null,
          found.getString("reason"),
          true,
          answer != null ? inbound(answer) : byInterchange ? row.claim().exchange() : null,
          answer);
    }

    private TracedClaim.Step answer(ResultSet found) throws SQLException {
      var hash = hex(found);
      return new TracedClaim.Step(
          at(found, "received_at"),
          null,
          found.getString("kind"),
          found.getString("said"),
          found.getBoolean("applied"),
          inbound(hash),
          hash);
    }

    private String inbound(String hash) {
      return "in-" + row.partner() + "-" + hash;
    }

    private static String hex(ResultSet found) throws SQLException {
      var hash = found.getBytes("inbound_sha256");
      return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    private static Instant at(ResultSet found, String column) throws SQLException {
      return found.getObject(column, OffsetDateTime.class).toInstant();
    }
  }
}
