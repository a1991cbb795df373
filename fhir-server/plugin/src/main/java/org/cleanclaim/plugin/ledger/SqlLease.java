package org.cleanclaim.plugin.ledger;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leases in a table that all nodes share, by the clock of the node that takes one. */
public class SqlLease implements Lease {

  private final String holder = UUID.randomUUID().toString();
  private final JdbcTemplate jdbc;

  public SqlLease(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean take(String name, Duration time) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    int taken =
        jdbc.update(
            "update cleanclaim_lease set holder = ?, until_at = ?"
                + " where name = ? and (holder = ? or until_at < ?)",
            holder,
            now.plus(time),
            name,
            holder,
            now);
    return taken == 1 || takeFirst(name, now.plus(time));
  }

  private boolean takeFirst(String name, OffsetDateTime until) {
    try {
      jdbc.update(
          "insert into cleanclaim_lease (name, holder, until_at) values (?, ?, ?)",
          name,
          holder,
          until);
      return true;
    } catch (DuplicateKeyException another) {
      return false;
    }
  }

  @Override
  public void giveBack(String name) {
    jdbc.update("delete from cleanclaim_lease where name = ? and holder = ?", name, holder);
  }
}
