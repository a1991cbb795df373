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
      keepsDenials(new SqlDenialLedger(jdbc));
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

  private static void keepsDenials(SqlDenialLedger denials) {
    denials.told("", denial("a", "coding", 100, LocalDate.of(2026, 12, 1), null));
    denials.told("", denial("b", "coding", 300, LocalDate.of(2026, 12, 2), null));
    denials.told("", denial("c", "coding", 50, LocalDate.of(2026, 12, 3), "overturned"));
    denials.told("", denial("d", "authorization", 900, null, null));
    denials.told("other", denial("a", "coding", 1, null, null));

    DenialPage page = denials.find("", denials(DenialQuery.View.OPEN, DenialQuery.Order.DEADLINE));
    assertThat(page.rows())
        .as("no day known comes last")
        .extracting(row -> row.entry().task())
        .containsExactly("a", "b", "d");
    assertThat(page.sum()).isEqualByComparingTo("1300");
    assertThat(page.categories()).containsEntry("coding", 2L);
    assertThat(page.views()).containsEntry(DenialQuery.View.UNASSIGNED, 3L);

    page = denials.find("", denials(DenialQuery.View.OPEN, DenialQuery.Order.NEXT_BEST));
    assertThat(page.rows())
        .as("300 and 100 at (1 + 10 x 0.75) / 11 for 15 minutes, 900 at 0.45 for 30")
        .extracting(row -> row.entry().task() + " " + row.worth())
        .containsExactly("b 15.4545", "d 13.5000", "a 5.1515");

    denials.told("", denial("b", "coding", 300, LocalDate.of(2026, 12, 2), "written-off"));
    page = denials.find("", denials(DenialQuery.View.OPEN, DenialQuery.Order.NEXT_BEST));
    assertThat(page.rows().get(1).decided()).isEqualTo(2);
    assertThat(page.rows().get(1).won()).isEqualTo(1);
    assertThat(denials.find("", denials(DenialQuery.View.CLOSED, DenialQuery.Order.AMOUNT)).count())
        .isEqualTo(2);
    assertThat(
            denials.tasks("", denials(DenialQuery.View.OPEN, DenialQuery.Order.DEADLINE), "a", 9))
        .containsExactly("d");

    DenialLedger.Calendar team = new DenialLedger.Calendar("", null, "coder");
    OffsetDateTime now = OffsetDateTime.parse("2026-11-23T10:05:31Z");
    denials.give("digest", team, "Robin", now);
    assertThat(denials.calendar("digest")).contains(team);
    assertThat(denials.due(team, LocalDate.of(2026, 11, 1), 9))
        .extracting(DenialEntry::task)
        .containsExactly("a");
    denials.give("another", team, "Robin", now);
    assertThat(denials.calendar("digest")).as("a new one ends the one before").isEmpty();
    assertThat(denials.keepOnly("", Set.of("c"))).isEqualTo(3);
    assertThat(
            denials.find("other", denials(DenialQuery.View.OPEN, DenialQuery.Order.PAYER)).count())
        .isEqualTo(1);
  }

  private static DenialQuery denials(DenialQuery.View view, DenialQuery.Order order) {
    return new DenialQuery(
        view,
        DenialQuery.Filter.none(),
        order,
        order == DenialQuery.Order.NEXT_BEST || order == DenialQuery.Order.AMOUNT,
        LocalDate.of(2026, 11, 23),
        List.of(
            new DenialQuery.Worth("coding", new BigDecimal("0.75"), 15),
            new DenialQuery.Worth("authorization", new BigDecimal("0.45"), 30)),
        0,
        DenialQuery.PAGE);
  }

  private static DenialEntry denial(
      String task, String category, int amount, LocalDate due, String outcome) {
    OffsetDateTime opened = OffsetDateTime.parse("2026-11-23T10:05:31Z");
    return new DenialEntry(
        task,
        new DenialEntry.Denied("c", "c", "r", "Patient/p", "Organization/o", "default", null),
        new DenialEntry.Reason(category, "CO-16", "soft", "administrative", "resubmit", "no"),
        new DenialEntry.Work(
            outcome == null ? "new" : outcome, outcome == null, null, "coder", "routine", 0, null),
        new DenialEntry.Days(due, due, LocalDate.of(2026, 11, 1), opened),
        new DenialEntry.Result(outcome, null, outcome == null ? null : opened),
        new BigDecimal(amount));
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
