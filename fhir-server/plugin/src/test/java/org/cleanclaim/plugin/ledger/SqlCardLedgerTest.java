package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

class SqlCardLedgerTest {

  private final JdbcDataSource database = new JdbcDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);

  @BeforeEach
  void hostHasTablesOfItsOwn() throws Exception {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    jdbc.execute("create table hfj_resource (id integer)");
    new LedgerMigration(database).afterPropertiesSet();
  }

  @Test
  void standsBesideTheHostsTablesAndMigratesOnce() throws Exception {
    new LedgerMigration(database).afterPropertiesSet();

    assertThat(count("hfj_resource")).isZero();
    assertThat(count("\"cleanclaim_schema_history\"")).isPositive();
  }

  @Test
  void hasScriptsThatMayRunAgainWhereFlywayDoesNotKnowTheDatabase() {
    var scripts =
        new ResourceDatabasePopulator(
            new ClassPathResource("org/cleanclaim/plugin/migration/V1__cards.sql"),
            new ClassPathResource("org/cleanclaim/plugin/migration/V2__card_reader.sql"),
            new ClassPathResource("org/cleanclaim/plugin/migration/V4__claims.sql"),
            new ClassPathResource("org/cleanclaim/plugin/migration/V5__alert_quality.sql"));
    scripts.execute(database);
    scripts.execute(database);

    assertThat(count("cleanclaim_card")).isZero();
  }

  @Test
  void keepsShownCardsByTheTimeItStops() {
    SqlCardLedger ledger = ledger();
    ledger.start();
    ledger.shown(List.of(card("a"), card("b")));
    ledger.stop();

    assertThat(
            jdbc.queryForList(
                "select edit from cleanclaim_card where hook_instance = 'hook' order by uuid",
                String.class))
        .containsExactly("ncci-ptp", "ncci-ptp");
  }

  @Test
  void keepsFeedbackAgainAndAgainAndForCardsItNeverSaw() {
    SqlCardLedger ledger = ledger();
    CardFeedback accepted = feedback("accepted", List.of("s1", "s2"));
    ledger.keep(List.of(accepted, feedback("overridden", List.of())));
    ledger.keep(List.of(accepted));

    assertThat(count("cleanclaim_card_feedback")).isEqualTo(3);
    assertThat(count("cleanclaim_accepted_suggestion")).isEqualTo(4);
  }

  @Test
  void knowsWhatAReaderOverrodeSinceThen() {
    SqlCardLedger ledger = ledger();
    ledger.start();
    ledger.shown(List.of(card("card", "reader"), card("unanswered", "other")));
    ledger.stop();
    OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
    assertThat(ledger.overridden("reader", before)).isEmpty();

    ledger.keep(List.of(feedback("accepted", List.of("s"))));
    assertThat(ledger.overridden("reader", before)).isEmpty();

    ledger.keep(List.of(feedback("overridden", List.of())));
    assertThat(ledger.overridden("reader", before)).containsExactly("ncci-ptp");
    assertThat(ledger.overridden("other", before)).isEmpty();
    assertThat(ledger.overridden("reader", before.plusDays(1))).isEmpty();
  }

  @Test
  void tellsWhatBecameOfAlerts() {
    new AlertStory(database).tells();
  }

  @Test
  void letsAClientTokenBeUsedOnce() {
    SqlClientTokens tokens = new SqlClientTokens(jdbc);
    Instant soon = Instant.now().plusSeconds(60);

    assertThat(tokens.use("digest", soon)).isTrue();
    assertThat(tokens.use("digest", soon)).isFalse();
    assertThat(tokens.use("other", soon)).isTrue();
  }

  private SqlCardLedger ledger() {
    return new SqlCardLedger(
        jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
  }

  private static ShownCard card(String uuid) {
    return card(uuid, "reader");
  }

  private static ShownCard card(String uuid, String reader) {
    return ShownCard.now(
        uuid,
        ShownAs.SHOWN,
        new ShownCard.Moment("cleanclaim-order-sign", "hook", reader, "clinician", null),
        new ShownCard.Finding("ncci-ptp", "Claim/1", 2, "97597", "default", null, "236"));
  }

  private static CardFeedback feedback(String outcome, List<String> suggestions) {
    return new CardFeedback(
        "card",
        "cleanclaim-order-sign",
        outcome,
        suggestions,
        "system",
        "code",
        "in my own words",
        OffsetDateTime.parse("2026-11-23T10:05:31Z"));
  }

  private int count(String table) {
    Integer rows = jdbc.queryForObject("select count(*) from " + table, Integer.class);
    return rows == null ? 0 : rows;
  }
}
