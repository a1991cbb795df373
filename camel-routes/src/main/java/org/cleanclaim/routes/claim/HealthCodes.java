package org.cleanclaim.routes.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.claim.Diagnosis;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;

/**
 * The codes of HI segments as Claim.diagnosis, Claim.procedure and Claim.supportingInfo. The words
 * for kinds of diagnoses and the like are those of the CARIN guide for institutional claims.
 */
final class HealthCodes {
  static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String ICD_10_PCS = "http://www.cms.gov/Medicare/Coding/ICD10";

  /** Qualifier of a diagnosis to its kind; ABF is no kind of its own in an 837P. */
  static final Map<String, String> DIAGNOSES =
      Map.of(
          "ABK", "principal",
          "ABJ", "admitting",
          "ABF", "other",
          "ABN", "externalcauseofinjury",
          "APR", "patientreasonforvisit");

  /** Qualifier of a procedure to its kind. */
  static final Map<String, String> PROCEDURES = Map.of("BBR", "primary", "BBQ", "secondary");

  /** Qualifier of what else a claim is coded with to a category of supporting information. */
  static final Map<String, String> OTHERS =
      Map.of(
          "BG", "condition-code",
          "BH", "occurrence-code",
          "BI", "occurrence-span-code",
          "BE", "value-code",
          "TC", "treatment-code",
          "DR", "drg",
          "BP", "anesthesia-procedure",
          "BO", "other-anesthesia-procedure");

  private static final String ON_ADMISSION =
      "http://terminology.hl7.org/CodeSystem/ex-diagnosis-on-admission";
  private static final int CATEGORY_LENGTH = 3;

  private final Claim claim;
  private final ClaimContent content;
  private final boolean institutional;

  HealthCodes(Claim claim, ClaimContent content, boolean institutional) {
    this.claim = claim;
    this.content = content;
    this.institutional = institutional;
  }

  void write(List<Diagnosis> codes) {
    for (var code : codes) {
      if (DIAGNOSES.containsKey(code.qualifier())) {
        diagnosis(code);
      } else if (PROCEDURES.containsKey(code.qualifier())) {
        procedure(code);
      } else if (OTHERS.containsKey(code.qualifier())) {
        other(code);
      }
    }
  }

  private void diagnosis(Diagnosis code) {
    var diagnosis = claim.addDiagnosis().setSequence(claim.getDiagnosis().size());
    diagnosis.setDiagnosis(concept(ICD_10, dotted(code.code())));
    if (institutional) {
      diagnosis.addType(concept(null, DIAGNOSES.get(code.qualifier())));
    }
    if (code.onAdmission() != null) {
      diagnosis.setOnAdmission(concept(ON_ADMISSION, code.onAdmission().toLowerCase()));
    }
  }

  private static String dotted(String code) {
    return code.length() > CATEGORY_LENGTH
        ? code.substring(0, CATEGORY_LENGTH) + "." + code.substring(CATEGORY_LENGTH)
        : code;
  }

  private void procedure(Diagnosis code) {
    var procedure = claim.addProcedure().setSequence(claim.getProcedure().size());
    procedure.addType(concept(null, PROCEDURES.get(code.qualifier())));
    procedure.setProcedure(concept(ICD_10_PCS, code.code()));
    DateSpan.parse(code.dateFormat(), code.date())
        .ifPresent(span -> procedure.setDateElement(new DateTimeType(span.from().toString())));
  }

  private void other(Diagnosis code) {
    var information = content.information(OTHERS.get(code.qualifier()));
    information.setCode(concept(null, code.code()));
    DateSpan.parse(code.dateFormat(), code.date())
        .ifPresent(
            span ->
                information.setTiming(
                    span.isDay() && !"RD8".equals(code.dateFormat())
                        ? new DateType(span.from().toString())
                        : new Period()
                            .setStartElement(new DateTimeType(span.from().toString()))
                            .setEndElement(new DateTimeType(span.to().toString()))));
    if (code.amount() != null) {
      information.setValue(new Quantity().setValue(code.amount()));
    }
  }

  private static CodeableConcept concept(String system, String code) {
    var concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(Objects.requireNonNull(code));
    return concept;
  }
}
