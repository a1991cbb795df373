package org.cleanclaim.plugin.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Saved views in a table of our own. */
public class SqlSavedViews {

  private final JdbcTemplate jdbc;

  public SqlSavedViews(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What a person sees: their own, and those of teams and the site; by name. */
  public List<SavedView> seenBy(String tenant, String person) {
    return jdbc.query(
        "select id, person, audience, team, name, question from cleanclaim_saved_view"
            + " where tenant = ? and (person = ? or audience <> 'private') order by name, id",
        (row, number) -> view(row),
        tenant,
        person);
  }

  /** Everybody's, by id. */
  public List<Kept> all(String tenant) {
    return jdbc.query(
        "select id, person, audience, team, name, question, kept_at from cleanclaim_saved_view"
            + " where tenant = ? order by id",
        (row, number) -> new Kept(view(row), row.getObject("kept_at", OffsetDateTime.class)),
        tenant);
  }

  private static SavedView view(ResultSet row) throws SQLException {
    return new SavedView(
        row.getString("id"),
        row.getString("person"),
        SavedView.Audience.of(row.getString("audience")).orElseThrow(),
        row.getString("team"),
        row.getString("name"),
        row.getString("question"));
  }

  /** A view, and when it was kept. */
  public record Kept(SavedView view, OffsetDateTime at) {}

  public void keep(String tenant, SavedView view, OffsetDateTime at) {
    jdbc.update(
        "insert into cleanclaim_saved_view (tenant, id, person, audience, team, name, question,"
            + " kept_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        view.id(),
        view.person(),
        view.audience().code(),
        view.team(),
        view.name(),
        view.question(),
        at);
  }

  /** Forgets a person's own; whether there was one. */
  public boolean forget(String tenant, String id, String person) {
    return jdbc.update(
            "delete from cleanclaim_saved_view where tenant = ? and id = ? and person = ?",
            tenant,
            id,
            person)
        > 0;
  }
}
