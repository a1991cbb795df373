package org.cleanclaim.plugin.kpi;

import java.util.Arrays;
import java.util.Optional;

/**
 * The key figures: each a part of a whole, both said as conditions on the same rows, so that a
 * number and the list behind it cannot differ.
 *
 * <p>{@code k} is a claim's row. Exclusions are in how the rows are made: a claim has one first
 * adjudication, which is no reversal, predetermination or crossover copy; a rejection is none.
 */
enum Kpi {
  INITIAL_DENIAL_RATE(
      "initial-denial-rate",
      "Claims first adjudicated in the period",
      "of these, denied in whole or in part at that first adjudication",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DECIDED,
      "k.denied",
      "k.charged",
      "k.denied_charges",
      null),
  CLEAN_CLAIM_RATE(
      "clean-claim-rate",
      "Claims made out in the period and let go to the payer",
      "of these, never held by an edit and never rejected",
      Rows.CLAIMS,
      "k.submitted_on",
      "k.status is not null and k.status <> 'held' and k.status <> 'cancelled'",
      "not k.held_once and not k.rejected_once",
      "k.amount",
      "k.amount",
      null),
  FIRST_PASS_YIELD(
      "first-pass-yield",
      "Claims first adjudicated in the period",
      "of these, settled at once: no rejection, no denial, no rework",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DECIDED,
      "k.first_pass",
      "k.charged",
      "k.charged",
      null),
  REJECTION_RATE(
      "rejection-rate",
      "Claims made out in the period and sent",
      "of these, rejected before adjudication (999, 277CA)",
      Rows.CLAIMS,
      "k.submitted_on",
      "k.sent_once",
      "k.rejected_once",
      "k.amount",
      "k.amount",
      null),
  OVERTURN_RATE(
      "overturn-rate",
      "Initial denials of the period",
      "of these, paid more after the denial",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DENIED,
      "k.recovered > 0",
      "k.denied_amount",
      "k.recovered",
      null),
  APPEAL_SUCCESS(
      "appeal-success",
      "Appeals decided in the period",
      "of these, something was paid upon",
      Rows.APPEALS,
      "a.decided_on",
      "a.decided_on is not null",
      "a.won",
      "k.denied_amount",
      "k.recovered",
      null),
  DAYS_TO_RESOLUTION(
      "days-to-resolution",
      "Initial denials paid or closed in the period",
      null,
      Rows.CLAIMS,
      "k.resolved_on",
      Rows.DENIED + " and k.resolved_on is not null",
      null,
      "k.denied_amount",
      null,
      "k.resolved_on"),
  DAYS_TO_APPEAL(
      "days-to-appeal",
      "Initial denials first appealed in the period",
      null,
      Rows.CLAIMS,
      "k.appealed_on",
      Rows.DENIED + " and k.appealed_on is not null",
      null,
      "k.denied_amount",
      null,
      "k.appealed_on"),
  DENIAL_WRITE_OFF(
      "denial-write-off",
      "Denials closed in the period with an outcome",
      "of these, written off",
      Rows.CLAIMS,
      "k.closed_on",
      Rows.DENIED + " and k.closed_on is not null and k.outcome is not null",
      "k.outcome = 'written-off'",
      "k.denied_amount",
      "(k.denied_amount - coalesce(k.recovered, 0))",
      null),
  DOLLARS_AT_RISK(
      "dollars-at-risk",
      "Denials open today, whatever the period",
      null,
      Rows.CLAIMS,
      null,
      Rows.OPEN,
      null,
      "k.denied_amount",
      null,
      Rows.TODAY),
  DENIAL_STATUS(
      "denial-status",
      "Initial denials of the period",
      "of these, still open",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DENIED,
      "k.work <> 'closed'",
      "k.denied_amount",
      "k.denied_amount",
      null),
  PREVENTABLE_SHARE(
      "preventable-share",
      "Initial denials of the period",
      "of these, for eligibility, authorization, coding, a duplicate or timely filing",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DENIED,
      "k.category in ('eligibility', 'authorization', 'coding', 'duplicate', 'timely-filing')",
      "k.denied_amount",
      "k.denied_amount",
      null),
  TOP_REASONS(
      "top-reasons",
      "Initial denials of the period",
      null,
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DENIED,
      null,
      "k.denied_amount",
      null,
      null),
  EDIT_PRECISION(
      "edit-precision",
      "Findings shown on claims first adjudicated in the period that went out unfixed",
      "of these, denied as the finding said",
      Rows.FINDINGS,
      "k.decided_on",
      "f.shown_as = 'shown' and f.still_there"
          + " and f.payer_said in ('denied', 'denied-otherwise', 'paid')",
      "f.payer_said = 'denied'",
      "k.charged",
      "k.denied_amount",
      null),
  EDIT_RECALL(
      "edit-recall",
      "Initial denials of the period for reasons some edit foretells",
      "of these, foretold by a finding",
      Rows.CLAIMS,
      "k.decided_on",
      Rows.DENIED + " and k.carc in (" + EditedKinds.LISTED + ")",
      "exists (select 1 from cleanclaim_finding g where g.tenant = k.tenant"
          + " and g.claim = k.claim and g.payer_said = 'denied')",
      "k.denied_amount",
      "k.denied_amount",
      null);

  final String id;
  final String memberWords;
  final String countedWords;
  final String rows;
  final String day;
  final String members;
  final String counted;
  final String memberAmount;
  final String countedAmount;
  final String until;

  /**
   * @param memberWords the whole, in words
   * @param countedWords the part, in words
   * @param rows what is counted
   * @param day the day by which it falls into a period; null where it is as it stands now
   * @param members the whole (denominator)
   * @param counted the part (numerator); null where the whole itself is the figure
   * @param memberAmount a member's dollars in the whole
   * @param countedAmount its dollars in the part
   * @param until the day to which days are counted from the denial; null where none are
   */
  Kpi(
      String id,
      String memberWords,
      String countedWords,
      String rows,
      String day,
      String members,
      String counted,
      String memberAmount,
      String countedAmount,
      String until) {
    this.id = id;
    this.memberWords = memberWords;
    this.countedWords = countedWords;
    this.rows = rows;
    this.day = day;
    this.members = members;
    this.counted = counted;
    this.memberAmount = memberAmount;
    this.countedAmount = countedAmount;
    this.until = until;
  }

  static Optional<Kpi> of(String id) {
    return Arrays.stream(values()).filter(kpi -> kpi.id.equals(id)).findFirst();
  }

  boolean isOfAppeals() {
    return Rows.APPEALS.equals(rows);
  }

  boolean isOfFindings() {
    return Rows.FINDINGS.equals(rows);
  }

  /** Whether it tells days, not a share. */
  boolean isOfDays() {
    return until != null && !Rows.TODAY.equals(until);
  }

  /** What is counted, and conditions that several figures share. */
  private static final class Rows {
    static final String CLAIMS = "cleanclaim_kpi_billed k";
    static final String APPEALS =
        "cleanclaim_kpi_appeal a"
            + " join cleanclaim_kpi_denial d on d.tenant = a.tenant and d.task = a.denial"
            + " join cleanclaim_kpi_billed k on k.tenant = d.tenant and k.claim = d.claim";
    static final String FINDINGS =
        "cleanclaim_finding f"
            + " join cleanclaim_kpi_billed k on k.tenant = f.tenant and k.claim = f.claim";
    static final String DECIDED = "k.response is not null and not k.is_replacement";
    static final String DENIED = "k.denied and not k.is_replacement";
    static final String OPEN = DENIED + " and k.work in ('pending', 'appealed')";
    static final String TODAY = "today";

    private Rows() {}
  }
}
