package org.cleanclaim.routes.eligibility;

import org.hl7.fhir.r4.model.Coding;

/** Code lists of X12 as FHIR code systems. Codes only: the texts belong to X12. */
enum X12Codes {
  /** AAA03. */
  REJECT_REASON("https://x12.org/codes/reject-reason-codes"),
  /** AAA04. */
  FOLLOW_UP("https://x12.org/codes/follow-up-action-codes"),
  /** EB01. */
  BENEFIT_INFORMATION("https://x12.org/codes/eligibility-or-benefit-information-codes"),
  /** EB02. */
  COVERAGE_LEVEL("https://x12.org/codes/coverage-level-codes"),
  /** EB03. */
  SERVICE_TYPE("https://x12.org/codes/service-type-codes"),
  /** EB04. */
  INSURANCE_TYPE("https://x12.org/codes/insurance-type-codes"),
  /** EB06. */
  TIME_PERIOD("https://x12.org/codes/time-period-qualifiers");

  private final String system;

  X12Codes(String system) {
    this.system = system;
  }

  Coding coding(String code) {
    return new Coding().setSystem(system).setCode(code);
  }
}
