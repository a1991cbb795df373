package org.cleanclaim.routes.eligibility;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.apache.camel.Body;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.Rejection;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** Writes a payer's answer as CoverageEligibilityResponse. */
public final class EligibilityOutlet {
  private final FhirContext fhir;

  public EligibilityOutlet(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** The response in JSON. */
  public String write(@Body AnsweredAsk answered) {
    return fhir.newJsonParser().encodeResourceToString(response(answered));
  }

  CoverageEligibilityResponse response(AnsweredAsk answered) {
    var request = answered.ask().request();
    var answer = answered.answer().answer();
    var statement = CoverageStatement.of(answer, answered.ask().question().serviced().from());
    var response = frame(request, answered);
    var rejections = answer.allRejections();
    rejections.forEach(rejection -> response.addError().setCode(code(rejection)));
    boolean said = statement.line().isPresent();
    if (!said && rejections.isEmpty()) {
      response
          .addError()
          .getCode()
          .setText("The payer says neither that coverage is active nor that it is not. Call it.");
    }
    response.setOutcome(said ? RemittanceOutcome.COMPLETE : RemittanceOutcome.ERROR);
    response.setDisposition(disposition(statement, rejections));
    ReturnedMember.extension(answer).ifPresent(response::addExtension);
    insurance(response.addInsurance(), request, answer, statement);
    return response;
  }

  private static CoverageEligibilityResponse frame(
      CoverageEligibilityRequest request, AnsweredAsk answered) {
    var response = new CoverageEligibilityResponse();
    response.setStatus(CoverageEligibilityResponse.EligibilityResponseStatus.ACTIVE);
    response.setCreatedElement(
        new DateTimeType(
            Date.from(answered.answer().receivedAt()),
            TemporalPrecisionEnum.MILLI,
            TimeZone.getTimeZone("UTC")));
    response
        .addPurpose(CoverageEligibilityResponse.EligibilityResponsePurpose.VALIDATION)
        .addPurpose(CoverageEligibilityResponse.EligibilityResponsePurpose.BENEFITS);
    response.setPatient(request.getPatient().copy());
    response.setInsurer(request.getInsurer().copy());
    response.setServiced(new DateType(answered.ask().question().serviced().from().toString()));
    response.setRequest(reference(request, answered));
    // What the request contained is contained here too: a local reference must not dangle.
    request.getContained().forEach(resource -> response.addContained(resource.copy()));
    return response;
  }

  /** By its number, not its address: the request need not be stored where the response will be. */
  private static Reference reference(CoverageEligibilityRequest request, AnsweredAsk answered) {
    var id = request.getIdElement().getIdPart();
    var number = id == null ? answered.answer().answer().reference() : id;
    return new Reference()
        .setType("CoverageEligibilityRequest")
        .setIdentifier(new Identifier().setValue(number == null ? "unknown" : number));
  }

  private static void insurance(
      InsuranceComponent insurance,
      CoverageEligibilityRequest request,
      EligibilityAnswer answer,
      CoverageStatement statement) {
    insurance.setCoverage(request.getInsuranceFirstRep().getCoverage().copy());
    statement.inForce().ifPresent(insurance::setInforce);
    if (!statement.period().isUnknown()) {
      insurance.setBenefitPeriod(period(statement.period()));
    }
    statement
        .line()
        .map(line -> line.insuranceType())
        .ifPresent(type -> insurance.addExtension(OtherPayers.planType(type)));
    answer.benefits().stream().flatMap(OtherPayers::of).forEach(insurance::addExtension);
    answer.benefits().stream().flatMap(BenefitItems::of).forEach(insurance::addItem);
  }

  static Period period(CoveragePeriod days) {
    var period = new Period();
    if (days.from() != null) {
      period.setStartElement(day(days.from()));
    }
    if (days.to() != null) {
      period.setEndElement(day(days.to()));
    }
    return period;
  }

  private static DateTimeType day(LocalDate date) {
    return new DateTimeType(date.toString());
  }

  private static CodeableConcept code(Rejection rejection) {
    var code = new CodeableConcept().setText(RejectionReason.mend(rejection));
    if (rejection.reason() != null) {
      code.addCoding(X12Codes.REJECT_REASON.coding(rejection.reason()));
    }
    if (rejection.followUp() != null) {
      code.addCoding(X12Codes.FOLLOW_UP.coding(rejection.followUp()));
    }
    return code;
  }

  private static String disposition(CoverageStatement statement, List<Rejection> rejections) {
    if (statement.line().isPresent()) {
      return statement
          .inForce()
          .map(active -> active ? "Coverage is active." : "Coverage is not active.")
          .orElse("Coverage is active on other days than the one asked for.");
    }
    return rejections.isEmpty()
        ? "The payer did not say whether coverage is active."
        : "The payer could not answer.";
  }
}
