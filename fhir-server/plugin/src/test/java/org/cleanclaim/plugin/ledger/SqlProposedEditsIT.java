package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.ledger.ProposedEdit.Decision;
import org.cleanclaim.plugin.ledger.ProposedEdit.Figures;
import org.cleanclaim.plugin.ledger.ProposedEdit.HeldBack;
import org.cleanclaim.plugin.ledger.ProposedEdit.Row;
import org.cleanclaim.plugin.ledger.ProposedEdit.Span;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposed edits on PostgreSQL. */
class SqlProposedEditsIT {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-27T03:45:00Z");

  @Test
  void keepsProposalsAndDecisions() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource database = postgres.getPostgresDatabase();
      new LedgerMigration(database).afterPropertiesSet();
      SqlProposedEdits edits =
          new SqlProposedEdits(
              new JdbcTemplate(database),
              new TransactionTemplate(new DataSourceTransactionManager(database)));
      ProposedEdit small = proposal("a", "learned-a", 3);
      ProposedEdit large = proposal("b", "learned-b", 9);
      edits.add(small);
      edits.add(large);
      assertThat(edits.all()).as("as they were, the larger first").containsExactly(large, small);
      assertThatThrownBy(() -> edits.add(proposal("c", "learned-a", 1)))
          .as("one pattern, one proposal")
          .isInstanceOf(DuplicateKeyException.class);

      ProposedEdit more = small.figured(small.row(), small.span(), figures(12));
      edits.figure(more);
      assertThat(edits.find("a")).contains(more);
      edits.lapse("a");
      assertThat(edits.all(State.PROPOSED)).containsExactly(large);
      assertThat(edits.all(State.LAPSED)).extracting(ProposedEdit::id).containsExactly("a");

      ProposedEdit accepted =
          large.decided(new Decision(Severity.HOLD, null, "Practitioner/m", AT));
      assertThat(edits.decide(accepted)).isTrue();
      assertThat(edits.find("b")).contains(accepted);
      ProposedEdit late = large.decided(new Decision(null, "No.", "Practitioner/n", AT));
      assertThat(edits.decide(late)).as("somebody was first").isFalse();
      edits.figure(large.figured(large.row(), large.span(), figures(1)));
      edits.lapse("b");
      assertThat(edits.find("b")).as("a decision is a person's").contains(accepted);

      ProposedEdit rejected =
          accepted.decided(new Decision(null, "No.", "Practitioner/n", AT.plusDays(1)));
      assertThat(edits.decide(rejected)).isTrue();
      assertThat(edits.decisions())
          .containsExactly(
              new SqlProposedEdits.Decided("b", "acme", "learned-b", rejected.decision(), 9, 2),
              new SqlProposedEdits.Decided("b", "acme", "learned-b", accepted.decision(), 9, 2));
      edits.figure(rejected.figured(rejected.row(), rejected.span(), figures(20)));
      assertThat(edits.find("b").orElseThrow().state()).as("again").isEqualTo(State.PROPOSED);
      assertThat(edits.find("b").orElseThrow().decision()).isEqualTo(rejected.decision());
    }
  }

  private static ProposedEdit proposal(String id, String edit, int stopped) {
    return new ProposedEdit(
        id,
        0,
        "acme",
        new Row(edit, "97597", "11042", List.of("59", "XS"), null, null, null, "CO-97", "m", "r"),
        new Span(LocalDate.of(2025, 8, 28), LocalDate.of(2026, 8, 28), LocalDate.of(2026, 11, 26)),
        figures(stopped),
        State.PROPOSED,
        null,
        AT);
  }

  private static Figures figures(int stopped) {
    return new Figures(
        40,
        30,
        29,
        new BigDecimal("0.075000"),
        new BigDecimal("0.598100"),
        1.5e-17,
        new HeldBack(stopped + 3, stopped, 1, new BigDecimal("700.0000")));
  }
}
