package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What a 270 asks, read out of FHIR. */
class QuestionReadingTest {

  @Test
  void readsResourcesOfABundle() {
    var request = Requests.ana().resource();
    var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    request
        .getContained()
        .forEach(
            resource -> {
              resource.setId(resource.getId().replace("#", ""));
              bundle.addEntry().setFullUrl("urn:x:" + resource.getId()).setResource(resource);
            });
    request.getContained().clear();
    request.setPatient(new Reference("urn:x:patient"));
    request.setInsurer(new Reference("Organization/insurer"));
    request.setProvider(new Reference("Organization/provider"));
    request.getInsuranceFirstRep().setCoverage(new Reference("Coverage/coverage"));
    bundle.addEntry().setResource(request);
    assertThat(read(bundle).subscriber().party().id()).isEqualTo("NW10448213");
  }

  @Test
  void patientWhoIsNotTheSubscriberIsTheDependent() {
    var request = Requests.ana().resource();
    var parent = new Patient();
    parent.setId("parent");
    parent.addName().setFamily("Reyes").addGiven("Marta");
    parent.setBirthDateElement(new DateType("1940-01-01"));
    request.addContained(parent);
    coverage(request).setSubscriber(new Reference("#parent"));
    coverage(request).getRelationship().addCoding().setCode("child");
    var question = read(request);
    assertThat(question.subscriber().party().first()).isEqualTo("MARTA");
    assertThat(question.dependent()).get().extracting(one -> one.party().first()).isEqualTo("ANA");
    assertThat(question.dependent()).get().extracting(one -> one.relationship()).isEqualTo("19");
  }

  @Test
  void officialNameGoesFirstAndAccentsAreFolded() {
    var request = Requests.ana().resource();
    ((Patient) request.getContained().get(0))
        .addName()
        .setUse(HumanName.NameUse.OFFICIAL)
        .setFamily("Núñez")
        .addGiven("José")
        .addGiven("María");
    var party = read(request).subscriber().party();
    assertThat(party.name()).isEqualTo("NUNEZ");
    assertThat(party.first()).isEqualTo("JOSE");
    assertThat(party.middle()).isEqualTo("MARIA");
  }

  @Test
  void periodAndServiceTypesAreAsked() {
    var request = Requests.ana().resource();
    request.setServiced(
        new Period()
            .setStartElement(new DateTimeType("2026-06-01"))
            .setEndElement(new DateTimeType("2026-06-30")));
    request.addItem().getCategory().addCoding().setCode("98");
    request.addItem().getCategory().addCoding().setCode("AL");
    var question = read(request);
    assertThat(question.serviced())
        .isEqualTo(new DateSpan(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)));
    assertThat(question.serviceTypes()).containsExactly("98", "AL");
  }

  @Test
  void practitionerMayAsk() {
    var request = Requests.ana().resource();
    var practitioner = new Practitioner();
    practitioner.setId("shah");
    practitioner.addName().setFamily("Shah").addGiven("Priya");
    practitioner.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
    request.addContained(practitioner);
    request.setProvider(new Reference("#shah"));
    assertThat(read(request).provider().person()).isTrue();
  }

  @Test
  void namesWhatIsLacking() {
    var noNpi = Requests.ana().npi("123").resource();
    lacks(noNpi, "CoverageEligibilityRequest.provider.resolve().identifier");
    var noMember = Requests.ana().member(null).resource();
    lacks(noMember, "CoverageEligibilityRequest.insurance.coverage.resolve().subscriberId");
    var noCoverage = Requests.ana().resource();
    noCoverage.getInsurance().clear();
    lacks(noCoverage, "CoverageEligibilityRequest.insurance.coverage");
    var noPayerId = Requests.ana().resource();
    ((Organization) noPayerId.getContained().get(1)).getIdentifier().clear();
    assertThatThrownBy(() -> reading(noPayerId).payerIds())
        .extracting(failure -> ((RouteFailure) failure).expression().get())
        .isEqualTo("CoverageEligibilityRequest.insurer.resolve().identifier");
  }

  private static void lacks(CoverageEligibilityRequest request, String expression) {
    assertThatThrownBy(() -> read(request))
        .isInstanceOf(RouteFailure.class)
        .extracting(failure -> ((RouteFailure) failure).expression().get())
        .isEqualTo(expression);
  }

  private static Coverage coverage(CoverageEligibilityRequest request) {
    return request.getContained().stream()
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static QuestionReading reading(IBaseResource body) {
    return new QuestionReading(RequestResources.of(body), Clock.systemDefaultZone());
  }

  private static EligibilityQuestion read(IBaseResource body) {
    var reading = reading(body);
    return reading.question(reading.payer(reading.payerIds().get(0)));
  }
}
