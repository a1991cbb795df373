package org.cleanclaim.plugin.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Used client tokens in a table, so that one node knows what another has seen. */
public class SqlClientTokens implements ClientTokens {

  private static final int CLEAN_EVERY = 100;

  private final JdbcTemplate jdbc;
  private final AtomicLong used = new AtomicLong();

  public SqlClientTokens(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean use(String digest, Instant expires) {
    if (used.incrementAndGet() % CLEAN_EVERY == 0) {
      jdbc.update(
          "delete from cleanclaim_client_token where expires_at < ?",
          OffsetDateTime.now(ZoneOffset.UTC));
    }
    try {
      jdbc.update(
          "insert into cleanclaim_client_token (digest, expires_at) values (?, ?)",
          digest,
          expires.atOffset(ZoneOffset.UTC));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
