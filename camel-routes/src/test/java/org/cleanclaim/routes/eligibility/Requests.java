package org.cleanclaim.routes.eligibility;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Requests about the invented members, as the plug-in would send them. */
public final class Requests {
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private String payer = "northwind-commercial";
  private String memberId = "NW10448213";
  private String last = "Reyes";
  private String first = "Ana";
  private String birth = LocalDate.now().minusYears(57).minusDays(143).toString();
  private String npi = "1234567893";
  private LocalDate serviced = LocalDate.now();

  public static Requests ana() {
    return new Requests();
  }

  public static Requests jonah() {
    var jonah =
        new Requests()
            .payer("state-medicaid")
            .member("SM40021187")
            .birth(LocalDate.now().minusYears(34).minusDays(77).toString());
    jonah.last = "Cole";
    jonah.first = "Jonah";
    return jonah;
  }

  public static Requests walter() {
    var walter = new Requests().payer("medicare-part-b").member("7XH2DD9QW31").birth("1951-09-08");
    walter.last = "Brandt";
    walter.first = "Walter";
    return walter;
  }

  public Requests payer(String id) {
    payer = id;
    return this;
  }

  public Requests member(String id) {
    memberId = id;
    return this;
  }

  public Requests last(String name) {
    last = name;
    return this;
  }

  public Requests birth(String day) {
    birth = day;
    return this;
  }

  public Requests npi(String number) {
    npi = number;
    return this;
  }

  public Requests serviced(LocalDate day) {
    serviced = day;
    return this;
  }

  public CoverageEligibilityRequest resource() {
    var request = new CoverageEligibilityRequest();
    request.setStatus(CoverageEligibilityRequest.EligibilityRequestStatus.ACTIVE);
    request.addPurpose(CoverageEligibilityRequest.EligibilityRequestPurpose.VALIDATION);
    request.setServiced(new DateType(serviced.toString()));
    var patient = new Patient();
    patient.setId("patient");
    patient.addName().setFamily(last).addGiven(first);
    patient.setGender(AdministrativeGender.FEMALE);
    if (birth != null) {
      patient.setBirthDateElement(new DateType(birth));
    }
    var insurer = new Organization();
    insurer.setId("insurer");
    insurer.setName("Insurer").addIdentifier().setValue(payer);
    var provider = new Organization();
    provider.setId("provider");
    provider
        .setName("Harbor Family Clinic")
        .addIdentifier()
        .setSystem("http://hl7.org/fhir/sid/us-npi")
        .setValue(npi);
    var coverage = new Coverage();
    coverage.setId("coverage");
    coverage.setSubscriberId(memberId);
    coverage.setBeneficiary(new Reference("#patient"));
    coverage.addPayor(new Reference("#insurer"));
    request.addContained(patient).addContained(insurer).addContained(provider);
    request.addContained(coverage);
    request.setPatient(new Reference("#patient"));
    request.setInsurer(new Reference("#insurer"));
    request.setProvider(new Reference("#provider"));
    request.addInsurance().setCoverage(new Reference("#coverage"));
    return request;
  }

  public String json() {
    return FHIR.newJsonParser().encodeResourceToString(resource());
  }
}
