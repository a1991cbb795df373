package org.cleanclaim.routes.eligibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads the 270's content out of a CoverageEligibilityRequest and what it refers to; names the
 * element when a payer would need one that is not there.
 */
final class QuestionReading {
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  private static final String PAYER_ID = "https://cleanclaim.example/fhir/payer-id";
  private static final Pattern SERVICE_TYPE = Pattern.compile("[0-9A-Z]{1,2}");

  private final RequestResources resources;
  private final Clock clock;

  QuestionReading(RequestResources resources, Clock clock) {
    this.resources = resources;
    this.clock = clock;
  }

  EligibilityQuestion question(Party payer) {
    var request = resources.request();
    var patient =
        resources.require(
            request.getPatient(), Patient.class, "CoverageEligibilityRequest.patient");
    var coverage = coverage();
    var memberId = memberId(coverage);
    var subscriber = MemberReading.subscriber(resources, coverage, patient);
    return new EligibilityQuestion(
        payer,
        provider(request.getProvider()),
        MemberReading.member(subscriber.orElse(patient), memberId),
        subscriber.map(other -> MemberReading.dependent(patient, coverage)),
        serviced(request),
        serviceTypes(request));
  }

  /** The ids the payer goes by, those for transactions first, else in the insurer's order. */
  List<String> payerIds() {
    var ids =
        insurer().getIdentifier().stream()
            .sorted(Comparator.comparing(id -> PAYER_ID.equals(id.getSystem()) ? 0 : 1))
            .map(Identifier::getValue)
            .filter(value -> value != null && !value.isBlank())
            .map(String::strip)
            .toList();
    if (ids.isEmpty()) {
      throw RouteFailure.lacking(
          "The insurer has no identifier. Give its payer id.",
          "CoverageEligibilityRequest.insurer.resolve().identifier");
    }
    return ids;
  }

  Party payer(String id) {
    var name = X12Text.fold(insurer().getName());
    return Party.organization("PR", name == null ? id : name, "PI", id);
  }

  private Organization insurer() {
    var request = resources.request();
    var reference = request.hasInsurer() ? request.getInsurer() : coverage().getPayorFirstRep();
    return resources.require(reference, Organization.class, "CoverageEligibilityRequest.insurer");
  }

  private Coverage coverage() {
    var insurances = resources.request().getInsurance();
    var focal =
        insurances.stream()
            .filter(CoverageEligibilityRequest.InsuranceComponent::getFocal)
            .findFirst()
            .or(() -> insurances.stream().findFirst())
            .orElseThrow(
                () ->
                    RouteFailure.lacking(
                        "The request names no coverage.",
                        "CoverageEligibilityRequest.insurance.coverage"));
    return resources.require(
        focal.getCoverage(), Coverage.class, "CoverageEligibilityRequest.insurance.coverage");
  }

  private static String memberId(Coverage coverage) {
    var id =
        Optional.ofNullable(coverage.getSubscriberId())
            .or(() -> coverage.getIdentifier().stream().map(Identifier::getValue).findFirst())
            .map(String::strip)
            .filter(value -> !value.isEmpty());
    return id.orElseThrow(
        () ->
            RouteFailure.lacking(
                "The coverage has no member id. Copy it from the patient's card.",
                "CoverageEligibilityRequest.insurance.coverage.resolve().subscriberId"));
  }

  private Party provider(Reference reference) {
    var provider = resources.find(reference, Organization.class, Practitioner.class).orElse(null);
    if (provider instanceof Organization organization) {
      var name = X12Text.fold(organization.getName());
      return Party.organization(
          "1P", name == null ? "PROVIDER" : name, "XX", npi(organization.getIdentifier()));
    }
    if (provider instanceof Practitioner practitioner) {
      var name = practitioner.getNameFirstRep();
      return Party.person(
          "1P",
          X12Text.fold(name.getFamily()),
          X12Text.fold(name.getGivenAsSingleString()),
          "XX",
          npi(practitioner.getIdentifier()));
    }
    throw RouteFailure.lacking(
        "The request does not bring its provider. Contain the Organization or Practitioner.",
        "CoverageEligibilityRequest.provider");
  }

  private static String npi(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(identifier -> NPI.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(value -> value != null && value.matches("[12]\\d{9}"))
        .findFirst()
        .orElseThrow(
            () ->
                RouteFailure.lacking(
                    "The provider has no NPI of ten digits under " + NPI + ".",
                    "CoverageEligibilityRequest.provider.resolve().identifier"));
  }

  private DateSpan serviced(CoverageEligibilityRequest request) {
    if (request.hasServicedDateType()) {
      return DateSpan.day(LocalDate.parse(day(request.getServicedDateType().getValueAsString())));
    }
    if (request.hasServicedPeriod() && request.getServicedPeriod().hasStart()) {
      var period = request.getServicedPeriod();
      var from = LocalDate.parse(day(period.getStartElement().getValueAsString()));
      var to =
          period.hasEnd() ? LocalDate.parse(day(period.getEndElement().getValueAsString())) : from;
      if (to.isBefore(from)) {
        throw RouteFailure.unusable("The serviced period ends before it begins.", null);
      }
      return new DateSpan(from, to);
    }
    return DateSpan.day(LocalDate.now(clock));
  }

  private static String day(String dateTime) {
    if (dateTime.length() < 10) {
      throw RouteFailure.unusable("The serviced date must be a day, such as 2026-06-09.", null);
    }
    return dateTime.substring(0, 10);
  }

  private static List<String> serviceTypes(CoverageEligibilityRequest request) {
    var codes =
        request.getItem().stream()
            .flatMap(item -> item.getCategory().getCoding().stream())
            .map(coding -> coding.getCode())
            .filter(code -> code != null && !code.isBlank())
            .distinct()
            .toList();
    if (codes.stream().anyMatch(code -> !SERVICE_TYPE.matcher(code).matches())) {
      throw RouteFailure.unusable(
          "item.category must be an X12 service type code, such as 30 or 98.", null);
    }
    return codes.isEmpty() ? List.of(BenefitLine.WHOLE_PLAN) : codes;
  }
}
