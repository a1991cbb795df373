package org.cleanclaim.routes.remittance;

import java.math.BigDecimal;
import org.cleanclaim.routes.x12.Procedure;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Money;

/** Code systems and small values a remittance shares. Codes only: the texts belong to others. */
final class RemittanceCodes {
  static final String BASE = "https://cleanclaim.example/fhir";
  static final String GROUP = "https://x12.org/codes/claim-adjustment-group-codes";
  static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  private static final String RARC = "https://x12.org/codes/remittance-advice-remark-codes";
  private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

  private RemittanceCodes() {}

  static CodeableConcept adjudication(String code) {
    return concept(ADJUDICATION, code);
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }

  static Money money(BigDecimal amount) {
    return new Money().setValue(amount).setCurrency("USD");
  }

  static Extension remark(String code) {
    return new Extension(
        BASE + "/StructureDefinition/remark-code", new Coding().setSystem(RARC).setCode(code));
  }

  /** CPT is five digits, or four and a letter; what begins with a letter is HCPCS level II. */
  static CodeableConcept procedure(Procedure procedure) {
    if ("NU".equals(procedure.qualifier())) {
      return concept("https://www.nubc.org/CodeSystem/RevenueCodes", procedure.code());
    }
    boolean levelTwo = Character.isLetter(procedure.code().charAt(0));
    return concept(levelTwo ? HCPCS : CPT, procedure.code());
  }
}
