package org.cleanclaim.plugin.ledger;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The name an instance gives itself once, at random, and keeps. */
public class SqlOrigin {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcTemplate jdbc;

  public SqlOrigin(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Nine letters and digits, the first a letter. */
  public String name(String tenant) {
    List<String> kept = find(tenant);
    if (kept.isEmpty()) {
      try {
        jdbc.update(
            "insert into cleanclaim_origin (tenant, name) values (?, ?)",
            tenant,
            "o%8s".formatted(new BigInteger(41, RANDOM).toString(36)).replace(' ', '0'));
      } catch (DuplicateKeyException another) {
        // Another node was first, and its name holds.
      }
      kept = find(tenant);
    }
    return kept.get(0);
  }

  private List<String> find(String tenant) {
    return jdbc.queryForList(
        "select name from cleanclaim_origin where tenant = ?", String.class, tenant);
  }
}
