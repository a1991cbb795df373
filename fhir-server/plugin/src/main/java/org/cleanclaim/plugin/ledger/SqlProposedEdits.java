package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.ledger.ProposedEdit.Decision;
import org.cleanclaim.plugin.ledger.ProposedEdit.Figures;
import org.cleanclaim.plugin.ledger.ProposedEdit.HeldBack;
import org.cleanclaim.plugin.ledger.ProposedEdit.Row;
import org.cleanclaim.plugin.ledger.ProposedEdit.Span;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposed edits in SQL tables of our own. They are the site's, as payers' policies are. */
public class SqlProposedEdits {

  private static final String MOST_WORTH = " order by stopped desc, payer, edit, id";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public SqlProposedEdits(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * A decision with what it was about.
   *
   * @param stopped the denials it would have stopped in the quarter held back, as known then
   * @param falseAlarms the false alarms of it, as known then
   */
  public record Decided(
      String proposal,
      String payer,
      String edit,
      Decision decision,
      int stopped,
      int falseAlarms) {}

  /** All proposals, those that would stop most denials first. */
  public List<ProposedEdit> all() {
    return jdbc.query(
        "select * from cleanclaim_proposed_edit" + MOST_WORTH, (row, number) -> proposal(row));
  }

  /** Those that stand so, in the same order. */
  public List<ProposedEdit> all(State state) {
    return jdbc.query(
        "select * from cleanclaim_proposed_edit where state = ?" + MOST_WORTH,
        (row, number) -> proposal(row),
        state.code());
  }

  public Optional<ProposedEdit> find(String id) {
    return jdbc
        .query(
            "select * from cleanclaim_proposed_edit where id = ?",
            (row, number) -> proposal(row),
            id)
        .stream()
        .findFirst();
  }

  /** Every decision, the newest first. */
  public List<Decided> decisions() {
    return jdbc.query(
        "select * from cleanclaim_edit_decision order by decided_at desc, id",
        (row, number) ->
            new Decided(
                row.getString("proposal"),
                row.getString("payer"),
                row.getString("edit"),
                decision(row),
                row.getInt("stopped"),
                row.getInt("false_alarms")));
  }

  /** Keeps a new proposal. */
  public void add(ProposedEdit proposal) {
    Row row = proposal.row();
    jdbc.update(
        "insert into cleanclaim_proposed_edit (id, version, payer, edit, procedure_code, beside,"
            + " without_modifiers, place, diagnosis, npi, denial, message, remedy, learned_from,"
            + " held_back_from, learned_to, lines_decided, lines_denied, lines_of_reason, base,"
            + " low, chance, held_back_lines, stopped, otherwise_denied, dollars, state,"
            + " proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?)",
        proposal.id(),
        proposal.version(),
        proposal.payer(),
        row.edit(),
        row.procedure(),
        row.beside(),
        row.without().isEmpty() ? null : String.join(" ", row.without()),
        row.place(),
        row.diagnosis(),
        row.npi(),
        row.denial(),
        SqlCardLedger.limited(row.message(), 1000),
        SqlCardLedger.limited(row.remedy(), 1000),
        proposal.span().from(),
        proposal.span().heldBackFrom(),
        proposal.span().to(),
        proposal.figures().lines(),
        proposal.figures().denied(),
        proposal.figures().ofReason(),
        proposal.figures().base(),
        proposal.figures().low(),
        proposal.figures().chance(),
        proposal.figures().heldBack().lines(),
        proposal.figures().heldBack().stopped(),
        proposal.figures().heldBack().otherwise(),
        proposal.figures().heldBack().dollars(),
        proposal.state().code(),
        proposal.proposedAt());
  }

  /** Writes another night's figures and proposes it, unless somebody decided meanwhile. */
  public void figure(ProposedEdit proposal) {
    jdbc.update(
        "update cleanclaim_proposed_edit set message = ?, remedy = ?, learned_from = ?,"
            + " held_back_from = ?, learned_to = ?, lines_decided = ?, lines_denied = ?,"
            + " lines_of_reason = ?, base = ?, low = ?, chance = ?, held_back_lines = ?,"
            + " stopped = ?, otherwise_denied = ?, dollars = ?, state = 'proposed'"
            + " where id = ? and version = ? and state <> 'accepted'",
        SqlCardLedger.limited(proposal.row().message(), 1000),
        SqlCardLedger.limited(proposal.row().remedy(), 1000),
        proposal.span().from(),
        proposal.span().heldBackFrom(),
        proposal.span().to(),
        proposal.figures().lines(),
        proposal.figures().denied(),
        proposal.figures().ofReason(),
        proposal.figures().base(),
        proposal.figures().low(),
        proposal.figures().chance(),
        proposal.figures().heldBack().lines(),
        proposal.figures().heldBack().stopped(),
        proposal.figures().heldBack().otherwise(),
        proposal.figures().heldBack().dollars(),
        proposal.id(),
        proposal.version());
  }

  /** Takes a proposal off the list that the figures no longer bear. */
  public void lapse(String id) {
    jdbc.update(
        "update cleanclaim_proposed_edit set state = 'lapsed' where id = ? and state = 'proposed'",
        id);
  }

  /**
   * Keeps what a person decided.
   *
   * @param proposal as it is from now on
   * @return false when somebody else decided since the version before it
   */
  public boolean decide(ProposedEdit proposal) {
    return Boolean.TRUE.equals(transaction.execute(status -> isKept(proposal)));
  }

  private boolean isKept(ProposedEdit proposal) {
    Decision decision = proposal.decision();
    String severity = decision.severity() == null ? null : decision.severity().name();
    String reason = SqlCardLedger.limited(decision.reason(), 2000);
    String person = SqlCardLedger.limited(decision.person(), 500);
    int changed =
        jdbc.update(
            "update cleanclaim_proposed_edit set version = ?, state = ?, severity = ?, reason = ?,"
                + " person = ?, decided_at = ? where id = ? and version = ?",
            proposal.version(),
            proposal.state().code(),
            severity,
            reason,
            person,
            decision.at(),
            proposal.id(),
            proposal.version() - 1);
    if (changed == 1) {
      jdbc.update(
          "insert into cleanclaim_edit_decision (id, proposal, payer, edit, severity, reason,"
              + " person, decided_at, stopped, false_alarms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          UUID.randomUUID().toString(),
          proposal.id(),
          proposal.payer(),
          proposal.row().edit(),
          severity,
          reason,
          person,
          decision.at(),
          proposal.figures().heldBack().stopped(),
          proposal.figures().heldBack().falseAlarms());
    }
    return changed == 1;
  }

  private static ProposedEdit proposal(ResultSet row) throws SQLException {
    return new ProposedEdit(
        row.getString("id"),
        row.getInt("version"),
        row.getString("payer"),
        row(row),
        new Span(
            row.getObject("learned_from", LocalDate.class),
            row.getObject("held_back_from", LocalDate.class),
            row.getObject("learned_to", LocalDate.class)),
        figures(row),
        State.of(row.getString("state")).orElseThrow(),
        row.getObject("decided_at", OffsetDateTime.class) == null ? null : decision(row),
        row.getObject("proposed_at", OffsetDateTime.class));
  }

  private static Row row(ResultSet row) throws SQLException {
    String without = row.getString("without_modifiers");
    return new Row(
        row.getString("edit"),
        row.getString("procedure_code"),
        row.getString("beside"),
        without == null ? List.of() : List.of(without.split(" ")),
        row.getString("place"),
        row.getString("diagnosis"),
        row.getString("npi"),
        row.getString("denial"),
        row.getString("message"),
        row.getString("remedy"));
  }

  private static Figures figures(ResultSet row) throws SQLException {
    BigDecimal dollars = row.getBigDecimal("dollars");
    return new Figures(
        row.getInt("lines_decided"),
        row.getInt("lines_denied"),
        row.getInt("lines_of_reason"),
        row.getBigDecimal("base"),
        row.getBigDecimal("low"),
        row.getDouble("chance"),
        new HeldBack(
            row.getInt("held_back_lines"),
            row.getInt("stopped"),
            row.getInt("otherwise_denied"),
            dollars));
  }

  private static Decision decision(ResultSet row) throws SQLException {
    String severity = row.getString("severity");
    return new Decision(
        severity == null ? null : Severity.valueOf(severity),
        row.getString("reason"),
        row.getString("person"),
        row.getObject("decided_at", OffsetDateTime.class));
  }
}
