package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One claim on its way to a payer, as worklists need it.
 *
 * @param claim id of the Claim
 * @param patient reference; null where the claim names none
 * @param payer reference of the organization billed, else its words; null where it is not known
 * @param clinician reference of who rendered it, else their words; null where it is not known
 * @param station where the submission stands
 * @param sentBackAt when a clinician was asked about it; null when no question is open
 * @param visit first day of service
 * @param filingLimit last day to file; null where the payer's policy tells none
 * @param amount dollars billed
 * @param edits ids of the edits whose alerts are open, each once, sorted
 */
public record ClaimEntry(
    String claim,
    String patient,
    String payer,
    String clinician,
    Station station,
    OffsetDateTime sentBackAt,
    LocalDate visit,
    LocalDate filingLimit,
    BigDecimal amount,
    List<String> edits) {

  /**
   * Where the submission of a claim stands.
   *
   * @param status code of {@code CodeSystem/claim-lifecycle}, or {@code cancelled}
   * @param since when it came there, whole seconds
   * @param releasedAt when a person let it go in spite of its alerts; null when nobody did
   * @param owner reference or words of who has to act; null when nobody is named
   * @param priority of the Task; null when it has none
   */
  public record Station(
      String status,
      OffsetDateTime since,
      OffsetDateTime releasedAt,
      String owner,
      String priority) {}
}
