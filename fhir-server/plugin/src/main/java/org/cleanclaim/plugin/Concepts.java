package org.cleanclaim.plugin;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Short ways to write coded values. */
public final class Concepts {

  private Concepts() {}

  public static CodeableConcept of(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }
}
