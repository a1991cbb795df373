package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
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
                  "u",
                  ShownAs.SHOWN,
                  new ShownCard.Moment("cleanclaim-order-sign", "h", "r", "clinician", null),
                  null)));
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
      keepsClaims(new SqlClaimLedger(jdbc));
      new AlertStory(database).tells();
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

  private static void keepsClaims(SqlClaimLedger claims) {
    OffsetDateTime since = OffsetDateTime.parse("2026-11-23T10:05:31Z");
    claims.add("", claim("a", since, 100, LocalDate.of(2027, 1, 1)));
    claims.renew("", claim("b", since.plusDays(1), 300, null), true);
    claims.renew("", claim("a", since.plusDays(9), 200, LocalDate.of(2027, 1, 1)), false);
    claims.add("other", claim("a", since, 900, null));

    ClaimPage page = find(claims, query(null));
    assertThat(page.claims()).extracting(ClaimEntry::claim).containsExactly("a", "b");
    assertThat(page.claims().get(0).station().since()).as("stands since before").isEqualTo(since);
    assertThat(page.sum()).isEqualByComparingTo("500");
    assertThat(page.views()).containsEntry(ClaimQuery.View.HELD, 2L);
    assertThat(page.edits()).containsEntry("mue", 2L);
    assertThat(find(claims, query(new BigDecimal(250))).claims()).hasSize(1);

    claims.add("", claim("c", "Organization/n", since, 100, LocalDate.of(2026, 12, 1)));
    ClaimQuery byPayer = query(null, ClaimQuery.Order.PAYER);
    List<String> names = List.of("Organization/o", "Organization/n");
    assertThat(claims.find("", byPayer, words -> names).claims())
        .as("by name, not by id")
        .extracting(ClaimEntry::claim)
        .containsExactly("a", "b", "c");
    assertThat(find(claims, query(null, ClaimQuery.Order.EDIT)).claims()).hasSize(3);
    claims.remove("", "c");

    claims.lock("", List.of("a", "b"));
    claims.sentBack("", "a", since);
    assertThat(find(claims, query(null)).views()).containsEntry(ClaimQuery.View.SENT_BACK, 1L);
    claims.told("", "b", station("rejected", since));
    claims.moved("", "a", station("ready", since.plusDays(2)), List.of());
    assertThat(find(claims, query(null)).count()).isZero();
    assertThat(claims.heldSince("other", since, "", 5)).containsExactly("a");
    assertThat(claims.heldSince("other", since, "a", 5)).as("goes on after").isEmpty();
    assertThat(claims.heldSince("other", since.minusSeconds(1), "", 5)).isEmpty();
    assertThat(claims.heldSince("other", "a")).contains(since);
    assertThat(claims.heldSince("", "a")).as("no longer held").isEmpty();
    assertThat(claims.keepOnly("", Set.of("b"))).isEqualTo(1);
    claims.remove("", "b");
    assertThat(find(claims, query(null)).views()).containsEntry(ClaimQuery.View.REJECTED, 0L);
  }

  private static ClaimEntry claim(String id, OffsetDateTime since, int amount, LocalDate limit) {
    return claim(id, "Organization/o", since, amount, limit);
  }

  private static ClaimEntry claim(
      String id, String payer, OffsetDateTime since, int amount, LocalDate limit) {
    return new ClaimEntry(
        id,
        "Patient/p",
        payer,
        null,
        station("held", since),
        null,
        LocalDate.of(2026, 11, 1),
        limit,
        new BigDecimal(amount),
        List.of("mue", "ncci-ptp"));
  }

  private static ClaimEntry.Station station(String status, OffsetDateTime since) {
    return new ClaimEntry.Station(status, since, null, null, null);
  }

  private static ClaimPage find(SqlClaimLedger claims, ClaimQuery query) {
    return claims.find("", query, words -> words);
  }

  private static ClaimQuery query(BigDecimal amount) {
    return query(amount, ClaimQuery.Order.FILING_LIMIT);
  }

  private static ClaimQuery query(BigDecimal amount, ClaimQuery.Order order) {
    return new ClaimQuery(
        ClaimQuery.View.HELD,
        new ClaimQuery.Filter(
            null,
            null,
            "ncci-ptp",
            OffsetDateTime.parse("2026-12-23T00:00:00Z"),
            new ClaimQuery.Range<>(null, null),
            new ClaimQuery.Range<>(amount, null)),
        order,
        false,
        OffsetDateTime.parse("2026-12-01T00:00:00Z"),
        0);
  }
}
