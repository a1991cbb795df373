package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A denial, as worklists and figures need it: what its Task says.
 *
 * @param task id of the Task
 * @param claim what was denied
 * @param reason why
 * @param work who works it and where it stands
 * @param days by when
 * @param result how it ended; null fields while it is open
 * @param amount dollars at stake
 */
public record DenialEntry(
    String task,
    Denied claim,
    Reason reason,
    Work work,
    Days days,
    Result result,
    BigDecimal amount) {

  /**
   * @param claim id of the Claim; null where it is not known here
   * @param number what people call the claim
   * @param response id of the answer that denied it
   * @param patient reference; null where not known
   * @param payer reference or words; empty where not known
   * @param policy id of the payer's policy
   * @param site where the service was given; null where not known
   */
  public record Denied(
      String claim,
      String number,
      String response,
      String patient,
      String payer,
      String policy,
      String site) {}

  /**
   * @param category by the taxonomy
   * @param code the adjustment that decided it, such as {@code CO-197}
   * @param preventable {@code foreseen}, {@code edit-exists} or {@code no}
   */
  public record Reason(
      String category,
      String code,
      String hardness,
      String kind,
      String action,
      String preventable) {}

  /**
   * @param state code of {@code CodeSystem/denial-state}
   * @param owner the person; null when nobody took it
   * @param team who works its kind
   * @param escalation how many steps up it went
   * @param waitingUntil until when the payer owes an answer; null when it owes none
   */
  public record Work(
      String state,
      boolean open,
      String owner,
      String team,
      String priority,
      int escalation,
      LocalDate waitingUntil) {}

  /**
   * @param due the day we hold ourselves to
   * @param legal the last day by the rule
   * @param denied the day of the remittance
   * @param opened when the Task was opened, whole seconds
   */
  public record Days(LocalDate due, LocalDate legal, LocalDate denied, OffsetDateTime opened) {}

  /**
   * @param outcome the state it was closed with
   * @param recovered dollars paid after all
   */
  public record Result(String outcome, BigDecimal recovered, OffsetDateTime closed) {}
}
