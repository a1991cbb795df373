package org.cleanclaim.routes.x12.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * One claim asked about: loop 2200D, or 2200E of a dependent. Absent elements are null.
 *
 * @param subscriber loop 2100D
 * @param dependent loop 2100E, where the patient is not the subscriber
 * @param trace TRN02, given back in the 277
 * @param references REF: EJ CLM01, 1K the payer's number, BLT type of bill, D9 the clearinghouse's
 * @param charge AMT*T3, the claim's total
 * @param serviced DTP*472
 */
public record ClaimInquiry(
    Person subscriber,
    Optional<Person> dependent,
    String trace,
    List<Reference> references,
    BigDecimal charge,
    DateSpan serviced) {

  /**
   * Somebody named with birth date and sex.
   *
   * @param party NM1*IL or NM1*QC
   * @param birthDate DMG02
   * @param gender DMG03
   */
  public record Person(Party party, LocalDate birthDate, String gender) {
    /** Who it is, is nobody's business in a log. */
    @Override
    public String toString() {
      return "person";
    }
  }

  /** CLM01 of the claim. */
  public Optional<String> patientControlNumber() {
    return number("EJ");
  }

  /** The payer's own number of the claim. */
  public Optional<String> payerControlNumber() {
    return number("1K");
  }

  private Optional<String> number(String qualifier) {
    return references.stream()
        .filter(reference -> qualifier.equals(reference.qualifier()))
        .map(Reference::number)
        .findFirst();
  }
}
