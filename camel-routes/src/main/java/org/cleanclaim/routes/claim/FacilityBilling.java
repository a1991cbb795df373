package org.cleanclaim.routes.claim;

import org.cleanclaim.routes.x12.claim.Admission;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * What only a facility's claim has: type of bill, how the patient came and went. As the CARIN guide
 * has it: supporting information with the codes of the National Uniform Billing Committee.
 */
final class FacilityBilling {
  static final String REVENUE = "https://www.nubc.org/CodeSystem/RevenueCodes";
  private static final String NUBC = "https://www.nubc.org/CodeSystem/";
  private static final String TYPE_OF_BILL = "typeofbill";
  private static final String ADMISSION_TYPE = "admtype";
  private static final String ORIGIN = "pointoforigin";
  private static final String STATUS = "discharge-status";

  /** A type of bill is written with a zero before it. */
  private static final int WITH_ZERO = 4;

  private FacilityBilling() {}

  static void write(SubmittedClaim submitted, ClaimContent content) {
    var heading = submitted.heading();
    if (heading.place() != null) {
      var frequency = heading.frequency() == null ? "" : heading.frequency();
      code(content, TYPE_OF_BILL, "TypeOfBill", "0" + heading.place() + frequency);
    }
    var admission = submitted.admission();
    if (admission != null) {
      code(content, ADMISSION_TYPE, "PriorityTypeOfAdmitOrVisit", admission.type());
      code(content, ORIGIN, "PointOfOrigin", admission.source());
      code(content, STATUS, "PatDischargeStatus", admission.status());
    }
  }

  private static void code(ClaimContent content, String category, String system, String code) {
    if (code != null) {
      content
          .information(category)
          .setCode(new CodeableConcept(new Coding().setSystem(NUBC + system).setCode(code)));
    }
  }

  /** The type of bill in three digits: facility, kind of care, frequency. */
  static String typeOfBill(InformationReading information) {
    return information
        .code(TYPE_OF_BILL)
        .map(code -> code.length() == WITH_ZERO ? code.substring(1) : code)
        .filter(code -> code.matches("[0-9A-Z]{2,3}"))
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2300, CLM05-1",
                    "A facility's claim needs its type of bill.",
                    "Claim.supportingInfo.where(category.coding.code='typeofbill')"));
  }

  /** Null when nothing is told of it. */
  static Admission admission(InformationReading information) {
    var type = information.code(ADMISSION_TYPE).orElse(null);
    var source = information.code(ORIGIN).orElse(null);
    var status = information.code(STATUS).orElse(null);
    return type == null && source == null && status == null
        ? null
        : new Admission(type, source, status);
  }
}
