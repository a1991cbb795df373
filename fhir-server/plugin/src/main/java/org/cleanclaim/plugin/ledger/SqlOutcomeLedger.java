package org.cleanclaim.plugin.ledger;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outcomes in SQL tables of our own, beside the alerts they prove. */
public class SqlOutcomeLedger implements OutcomeLedger {

  private static final String INSERT =
      "insert into cleanclaim_line_outcome (tenant, response, claim, line_no, payer_policy, site,"
          + " procedure_code, denials, denied, charged, paid, served_on, is_first)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;

  public SqlOutcomeLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean decided(String tenant, DecidedClaim claim) {
    jdbc.update(
        "delete from cleanclaim_line_outcome where tenant = ? and response = ?",
        tenant,
        claim.response());
    boolean first =
        jdbc.queryForList(
                "select response from cleanclaim_line_outcome"
                    + " where tenant = ? and claim = ? and is_first limit 1",
                String.class,
                tenant,
                claim.claim())
            .isEmpty();
    jdbc.batchUpdate(
        INSERT,
        claim.lines(),
        Math.max(1, claim.lines().size()),
        (statement, line) -> fill(statement, tenant, claim, line, first));
    return first;
  }

  private static void fill(
      PreparedStatement statement,
      String tenant,
      DecidedClaim claim,
      DecidedClaim.Line line,
      boolean first)
      throws SQLException {
    statement.setString(1, tenant);
    statement.setString(2, claim.response());
    statement.setString(3, claim.claim());
    statement.setInt(4, line.line());
    statement.setString(5, claim.policy());
    statement.setString(6, SqlCardLedger.limited(claim.site(), 500));
    statement.setString(7, SqlCardLedger.limited(line.procedure(), 40));
    statement.setString(8, joined(line.denials()));
    statement.setBoolean(9, line.isDenied());
    statement.setBigDecimal(10, line.charged());
    statement.setBigDecimal(11, line.paid());
    statement.setObject(
        12, claim.servedOn() == null ? null : Date.valueOf(claim.servedOn()), Types.DATE);
    statement.setBoolean(13, first);
  }

  /** {@code |97|236|}, so that one code is found whole. */
  private static String joined(List<String> codes) {
    return codes.isEmpty() ? "" : SqlCardLedger.limited("|" + String.join("|", codes) + "|", 500);
  }

  @Override
  public List<ToldAlert> toldAbout(String tenant, DecidedClaim claim) {
    List<ToldAlert> told = new ArrayList<>(cards(claim));
    told.addAll(
        jdbc.query(
            "select edit, line_no, procedure_code, denial from cleanclaim_finding"
                + " where tenant = ? and claim = ?",
            (row, number) ->
                new ToldAlert(
                    ToldAlert.Source.FINDING,
                    row.getString("edit"),
                    row.getInt("line_no"),
                    row.getString("procedure_code"),
                    row.getString("denial"),
                    true),
            tenant,
            claim.claim()));
    return told;
  }

  private List<ToldAlert> cards(DecidedClaim claim) {
    String draft = "Claim/" + claim.claim();
    List<Object> values = new ArrayList<>(List.of(draft));
    values.addAll(claim.hooks());
    values.addAll(claim.visits());
    return jdbc.query(
        "select uuid, line_no, procedure_code, denial, claim_ref, hook_instance"
            + " from cleanclaim_card where edit is not null and (claim_ref = ?"
            + anyOf("hook_instance", claim.hooks().size())
            + anyOf("visit", claim.visits().size())
            + ")",
        (row, number) -> card(row, draft, claim.hooks()),
        values.toArray());
  }

  private static ToldAlert card(ResultSet row, String draft, List<String> hooks)
      throws SQLException {
    return new ToldAlert(
        ToldAlert.Source.CARD,
        row.getString("uuid"),
        row.getInt("line_no"),
        row.getString("procedure_code"),
        row.getString("denial"),
        draft.equals(row.getString("claim_ref")) || hooks.contains(row.getString("hook_instance")));
  }

  private static String anyOf(String column, int many) {
    return many == 0
        ? ""
        : " or " + column + " in (" + String.join(", ", Collections.nCopies(many, "?")) + ")";
  }

  @Override
  public void prove(String tenant, DecidedClaim claim, Map<ToldAlert, Proof> proofs) {
    proofs.forEach(
        (told, proof) -> {
          if (told.source() == ToldAlert.Source.CARD) {
            jdbc.update(
                "update cleanclaim_card set payer_said = ?, paid = ?, response = ? where uuid = ?",
                proof.said().code(),
                proof.paid(),
                claim.response(),
                told.key());
          } else {
            jdbc.update(
                "update cleanclaim_finding set payer_said = ?, paid = ?, response = ?"
                    + " where tenant = ? and claim = ? and edit = ? and line_no = ?",
                proof.said().code(),
                proof.paid(),
                claim.response(),
                tenant,
                claim.claim(),
                told.key(),
                told.line());
          }
        });
  }

  /** What was proved stands until it is proved anew: no screen is empty meanwhile for nothing. */
  @Override
  public void clear(String tenant) {
    jdbc.update("delete from cleanclaim_line_outcome where tenant = ?", tenant);
  }

  @Override
  public void withdraw(String tenant, String response) {
    int lines =
        jdbc.update(
            "delete from cleanclaim_line_outcome where tenant = ? and response = ?",
            tenant,
            response);
    if (lines > 0) {
      String open = " set payer_said = null, paid = null, response = null where ";
      jdbc.update("update cleanclaim_card" + open + "response = ?", response);
      jdbc.update(
          "update cleanclaim_finding" + open + "tenant = ? and response = ?", tenant, response);
    }
  }
}
