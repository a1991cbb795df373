package org.cleanclaim.plugin.eligibility;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Is this coverage in force on that day? (270)
 *
 * @param patient whose it is
 * @param coverage which
 * @param payer who is asked
 * @param provider who asks: an Organization or Practitioner with an NPI
 * @param day the day of service
 */
public record EligibilityQuestion(
    Patient patient, Coverage coverage, Organization payer, Resource provider, LocalDate day) {

  @Override
  public String toString() {
    return "EligibilityQuestion[hidden]";
  }
}
