package org.cleanclaim.plugin;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A patient with coverage, clinic and physician as a claim needs them, each test its own. */
public final class Chart {

  public static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  private final String id = UUID.randomUUID().toString().substring(0, 8);
  public final LocalDate today = LocalDate.now();
  public final Patient patient = new Patient();
  public final Coverage coverage = new Coverage();
  public final Organization payer = new Organization();
  public final Organization clinic = new Organization();
  public final Practitioner physician = new Practitioner();

  public Chart() {
    patient.setId("p-" + id);
    patient.addName().setFamily("Sample").addGiven("Pat");
    patient.setGender(AdministrativeGender.FEMALE);
    patient.setBirthDateElement(new DateType("1970-05-04"));
    patient
        .addAddress()
        .addLine("1 Main St")
        .setCity("Dayton")
        .setState("OH")
        .setPostalCode("45402");
    payer.setId("payer-" + id);
    payer.setName("Northwind Commercial");
    payer.addIdentifier().setValue("northwind-commercial");
    clinic.setId("clinic-" + id);
    clinic.setName("Harbor Family Medicine");
    clinic.addIdentifier().setSystem(Canonical.NPI).setValue("1234567893");
    clinic.addIdentifier().setSystem(Canonical.EIN).setValue("12-3456789");
    clinic
        .addAddress()
        .addLine("9 Harbor Rd")
        .setCity("Dayton")
        .setState("OH")
        .setPostalCode("454021234");
    physician.setId("dr-" + id);
    physician.addName().setFamily("Shah").addGiven("Priya");
    physician.addIdentifier().setSystem(Canonical.NPI).setValue("1245319599");
    coverage.setId("cov-" + id);
    coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
    coverage.setSubscriberId("NW1234567");
    coverage.setBeneficiary(reference(patient));
    coverage.addPayor(reference(payer));
    coverage.getPeriod().setStartElement(new DateTimeType(today.minusYears(1).toString()));
  }

  public Chart store(IGenericClient client) {
    for (Resource resource : new Resource[] {patient, payer, clinic, physician, coverage}) {
      client.update().resource(resource).execute();
    }
    return this;
  }

  /** A claim that names everything; its lines are added by {@link #line}. */
  public Claim claim() {
    Claim claim = new Claim();
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setUse(Claim.Use.CLAIM);
    claim.setType(Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    claim.setPriority(
        Concepts.of("http://terminology.hl7.org/CodeSystem/processpriority", "normal"));
    claim.setPatient(reference(patient));
    claim.setProvider(reference(clinic));
    claim.setCreated(new Date());
    claim
        .addCareTeam()
        .setSequence(1)
        .setProvider(reference(physician))
        .setRole(Concepts.of("http://terminology.hl7.org/CodeSystem/claimcareteamrole", "primary"))
        .setQualification(Concepts.of(Canonical.TAXONOMY, "207Q00000X"));
    claim.addInsurance().setSequence(1).setFocal(true).setCoverage(reference(coverage));
    claim
        .addDiagnosis()
        .setSequence(1)
        .setDiagnosis(Concepts.of("http://hl7.org/fhir/sid/icd-10-cm", "I10"));
    claim.setTotal(new Money().setValue(BigDecimal.ZERO).setCurrency("USD"));
    return claim;
  }

  /** Adds a line of today and keeps the total in step. */
  public Claim line(Claim claim, String code, double charge, String... modifiers) {
    Claim.ItemComponent item =
        claim
            .addItem()
            .setSequence(claim.getItem().size())
            .setProductOrService(Concepts.of(CPT, code))
            .setServiced(new DateType(today.toString()))
            .setLocation(Concepts.of(PLACE, "11"))
            .setNet(new Money().setValue(charge).setCurrency("USD"));
    item.getQuantity().setValue(1);
    item.addDiagnosisSequence(1);
    item.addCareTeamSequence(1);
    for (String modifier : modifiers) {
      item.addModifier(Concepts.of(CPT, modifier));
    }
    claim.getTotal().setValue(claim.getTotal().getValue().add(item.getNet().getValue()));
    return claim;
  }

  /** The payer's answer of today to a claim; its lines are added by {@link #answered}. */
  public ClaimResponse answer(String claim) {
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(reference(patient));
    response.setInsurer(reference(payer));
    response.setRequest(new Reference(claim));
    response.setCreatedElement(new DateTimeType(LocalDate.now().toString()));
    return response;
  }

  /** Adds what the payer did with a line. */
  public static void answered(
      ClaimResponse response,
      int line,
      double charged,
      double paid,
      ClaimResponse.AdjudicationComponent... adjustments) {
    ClaimResponse.ItemComponent item = response.addItem().setItemSequence(line);
    item.addAdjudication(entry("submitted", charged));
    item.addAdjudication(entry("benefit", paid));
    List.of(adjustments).forEach(item::addAdjudication);
  }

  public static ClaimResponse.AdjudicationComponent entry(String category, double amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(Concepts.of("http://terminology.hl7.org/CodeSystem/adjudication", category))
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  public static ClaimResponse.AdjudicationComponent adjustment(
      String group, String carc, double amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(Concepts.of(Canonical.GROUP_CODE, group))
        .setReason(Concepts.of(Canonical.CARC, carc))
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  /** Stores a claim of one line that the payer denies; the claim as a reference. */
  public String denied(IGenericClient client, String carc) {
    Claim claim = line(claim(), "99213", 120);
    String stored =
        client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
    ClaimResponse response = answer(stored);
    response.addIdentifier().setSystem(Canonical.PAYER_CLAIM_NUMBER).setValue("ICN-" + carc);
    answered(response, 1, 120, 0, adjustment("CO", carc, 120));
    client.create().resource(response).execute();
    return stored;
  }

  public static Reference reference(Resource resource) {
    return new Reference(new IdType(resource.fhirType(), resource.getIdElement().getIdPart()));
  }
}
