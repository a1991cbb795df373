package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger on PostgreSQL, in a host that brings Flyway's core and nothing more of it. */
class LedgerOnPostgresIT {

  @Test
  void keepsCardsFeedbackAndTokens() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource database = postgres.getPostgresDatabase();
      JdbcTemplate jdbc = new JdbcTemplate(database);
      jdbc.execute("create table hfj_resource (id integer)");
      new LedgerMigration(database).afterPropertiesSet();
      new LedgerMigration(database).afterPropertiesSet();

      SqlCardLedger ledger =
          new SqlCardLedger(
              jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
      ledger.start();
      ledger.shown(
          List.of(
              ShownCard.now(
                  "u", "cleanclaim-order-sign", "h", "ncci-ptp", null, 1, "default", "r")));
      ledger.stop();
      ledger.keep(
          List.of(
              new CardFeedback(
                  "u",
                  "cleanclaim-order-sign",
                  "accepted",
                  List.of("s"),
                  null,
                  null,
                  null,
                  OffsetDateTime.parse("2026-11-23T10:05:31+01:00"))));
      SqlClientTokens tokens = new SqlClientTokens(jdbc);

      assertThat(tokens.use("digest", Instant.now())).isTrue();
      assertThat(tokens.use("digest", Instant.now())).isFalse();
      assertThat(
              jdbc.queryForList(
                  "select suggestion from cleanclaim_accepted_suggestion s"
                      + " join cleanclaim_card_feedback f on f.id = s.feedback"
                      + " join cleanclaim_card c on c.uuid = f.card",
                  String.class))
          .containsExactly("s");
    }
  }
}
