package org.cleanclaim.plugin.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The findings in an SQL table of our own: one row for an edit that spoke on a line, ever. */
public class SqlFindingLedger implements FindingLedger {

  private static final String INSERT =
      "insert into cleanclaim_finding (tenant, claim, edit, line_no, payer_policy, site,"
          + " procedure_code, denial, shown_as, still_there, found_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public SqlFindingLedger(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where a finding is in its claim. */
  private record Place(String edit, int line) {}

  @Override
  public void found(String tenant, String claim, boolean isNew, List<ClaimFinding> findings) {
    Map<Place, ClaimFinding> now = new LinkedHashMap<>();
    findings.forEach(
        each -> now.putIfAbsent(new Place(each.finding().edit(), each.finding().line()), each));
    Map<Place, Boolean> before = isNew ? Map.of() : before(tenant, claim);
    before.forEach(
        (place, stillThere) -> {
          if (stillThere != now.containsKey(place)) {
            mark(tenant, claim, place, !stillThere);
          }
        });
    now.keySet().removeAll(before.keySet());
    insert(tenant, claim, now.values());
  }

  private Map<Place, Boolean> before(String tenant, String claim) {
    Map<Place, Boolean> before = new HashMap<>();
    jdbc.query(
        "select edit, line_no, still_there from cleanclaim_finding where tenant = ? and claim = ?",
        row -> {
          before.put(new Place(row.getString(1), row.getInt(2)), row.getBoolean(3));
        },
        tenant,
        claim);
    return before;
  }

  private void mark(String tenant, String claim, Place place, boolean stillThere) {
    jdbc.update(
        "update cleanclaim_finding set still_there = ?"
            + " where tenant = ? and claim = ? and edit = ? and line_no = ?",
        stillThere,
        tenant,
        claim,
        place.edit(),
        place.line());
  }

  private void insert(String tenant, String claim, Collection<ClaimFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    OffsetDateTime at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    jdbc.batchUpdate(
        INSERT,
        findings,
        findings.size(),
        (statement, found) -> fill(statement, tenant, claim, found, at));
  }

  private static void fill(
      PreparedStatement statement,
      String tenant,
      String claim,
      ClaimFinding found,
      OffsetDateTime at)
      throws SQLException {
    ShownCard.Finding finding = found.finding();
    statement.setString(1, tenant);
    statement.setString(2, claim);
    statement.setString(3, finding.edit());
    statement.setInt(4, finding.line());
    statement.setString(5, finding.policy());
    statement.setString(6, SqlCardLedger.limited(finding.site(), 500));
    statement.setString(7, SqlCardLedger.limited(finding.procedure(), 40));
    statement.setString(8, SqlCardLedger.limited(finding.denial(), 20));
    statement.setString(9, found.shownAs().code());
    statement.setBoolean(10, true);
    statement.setObject(11, at);
  }

  @Override
  public void overridden(String tenant, String claim, List<String> edits, String reason) {
    if (edits.isEmpty()) {
      return;
    }
    List<Object> values = new ArrayList<>(List.of(SqlCardLedger.limited(reason, 200)));
    values.add(tenant);
    values.add(claim);
    values.addAll(edits);
    jdbc.update(
        "update cleanclaim_finding set override_reason = ? where tenant = ? and claim = ?"
            + " and still_there and edit in ("
            + "?, ".repeat(edits.size() - 1)
            + "?)",
        values.toArray());
  }

  @Override
  public void forget(String tenant, String claim) {
    jdbc.update("delete from cleanclaim_finding where tenant = ? and claim = ?", tenant, claim);
  }
}
