package org.cleanclaim.plugin.denial;

import java.time.LocalDate;
import java.util.Optional;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;

/** The last day to appeal or correct a denial, by the payer's policy. */
final class DenialDeadline {

  /** Days from the remittance for a payer whose rule is not known. */
  static final int DEFAULT_DAYS = 60;

  private final Scrubber scrubber;

  DenialDeadline(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  /**
   * Counted in calendar days from the remittance: the payment date, else the response's own date,
   * whichever is earlier.
   */
  LocalDate lastDay(ClaimResponse response, Optional<Claim> claim, KnownResources known) {
    PayerPolicy policy =
        claim.map(denied -> scrubber.policyFor(ClaimReader.read(denied, known))).orElse(null);
    return remitted(response).plusDays(DEFAULT_DAYS);
  }

  private static LocalDate remitted(ClaimResponse response) {
    LocalDate created = FhirDates.day(response.getCreatedElement());
    LocalDate paid =
        response.hasPayment() ? FhirDates.day(response.getPayment().getDateElement()) : null;
    if (paid == null || (created != null && created.isBefore(paid))) {
      return created;
    }
    return paid;
  }
}
