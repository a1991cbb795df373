package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SqlLeaseTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private SqlLease one;
  private SqlLease other;

  @BeforeEach
  void twoNodesOnOneDatabase() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:lease-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    new LedgerMigration(database).afterPropertiesSet();
    one = new SqlLease(new JdbcTemplate(database));
    other = new SqlLease(new JdbcTemplate(database));
  }

  @Test
  void oneNodeAtATimeHasIt() {
    assertThat(one.take("sweep", LONG)).isTrue();
    assertThat(other.take("sweep", LONG)).isFalse();
    assertThat(one.take("sweep", LONG)).as("it holds on to it").isTrue();
    assertThat(other.take("another", LONG)).isTrue();
    other.giveBack("sweep");
    assertThat(other.take("sweep", LONG)).as("it was not its own to give back").isFalse();
    one.giveBack("sweep");
    assertThat(other.take("sweep", LONG)).isTrue();
  }

  @Test
  void aNodeThatDiedLosesIt() {
    assertThat(one.take("sweep", Duration.ofSeconds(-1))).isTrue();
    assertThat(other.take("sweep", LONG)).isTrue();
    assertThat(one.take("sweep", LONG)).isFalse();
  }
}
