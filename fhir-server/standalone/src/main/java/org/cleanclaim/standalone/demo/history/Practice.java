package org.cleanclaim.standalone.demo.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Who is in the made-up past: three sites, twelve providers, six payers, and their patients. */
final class Practice {

  static final int PATIENTS = 320;

  private static final String BASE = "https://cleanclaim.example/fhir";
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  private static final List<String> SITES =
      List.of("harbor-clinic", "history-mill-street", "history-north-road");
  private static final List<String> SITE_NAMES =
      List.of("", "Harbor Family Medicine, Mill Street", "Harbor Family Medicine, North Road");
  private static final List<String> PROVIDERS =
      List.of(
          "Priya Shah",
          "Elena Marsh",
          "Tomas Reed",
          "Ruth Okafor",
          "Daniel Voss",
          "Leah Sandoval",
          "Henry Lindqvist",
          "Amara Boyd",
          "Victor Salas",
          "Nora Whelan",
          "Peter Cho",
          "Ines Caldwell");
  private static final List<String> PAYERS =
      List.of(
          "northwind-commercial",
          "medicare-part-b",
          "sunrise-advantage",
          "state-medicaid",
          "history-pine-mutual",
          "history-granite-health");
  private static final List<String> PAYER_NAMES =
      List.of("", "", "", "", "Pine Mutual (fictitious)", "Granite Health (fictitious)");
  private static final List<String> FAMILIES =
      List.of(
          "Alder",
          "Barlow",
          "Castell",
          "Dorsey",
          "Easton",
          "Fenwick",
          "Garrity",
          "Holloway",
          "Ingram",
          "Jarvis",
          "Kessler",
          "Lockhart",
          "Merriam",
          "Norwood",
          "Ogden",
          "Prescott");
  private static final List<String> GIVEN =
      List.of(
          "Alice", "Bruno", "Clara", "Duncan", "Edith", "Felix", "Greta", "Hugo", "Irene", "Jasper",
          "Kira", "Lucas", "Maria", "Nathan", "Olive", "Quentin", "Rosa", "Simon", "Tessa",
          "Ulric");

  private Practice() {}

  static int payerOf(int patient) {
    return new int[] {0, 1, 0, 2, 3, 4, 1, 0, 5, 3}[patient % 10];
  }

  static Reference payer(int payer) {
    return new Reference("Organization/" + PAYERS.get(payer));
  }

  static Reference provider(int provider) {
    return new Reference("Practitioner/" + providerId(provider));
  }

  /** A provider works at one site. */
  static Reference site(int provider) {
    return new Reference("Location/" + SITES.get(provider % SITES.size()));
  }

  static Reference patient(int patient) {
    return new Reference("Patient/" + patientId(patient));
  }

  static Reference coverage(int patient) {
    return new Reference("Coverage/" + patientId(patient) + "-coverage");
  }

  private static String providerId(int provider) {
    return provider == 0 ? "shah" : "history-provider-%02d".formatted(provider);
  }

  private static String patientId(int patient) {
    return "history-patient-%03d".formatted(patient);
  }

  /** All of it but what the stories have already. */
  static List<Resource> resources(LocalDate today) {
    var all = new ArrayList<Resource>();
    for (int i = 1; i < SITES.size(); i++) {
      var site = new Location().setName(SITE_NAMES.get(i));
      site.setStatus(Location.LocationStatus.ACTIVE);
      site.setManagingOrganization(new Reference("Organization/harbor-family"));
      all.add(named(site, SITES.get(i)));
    }
    for (int i = 1; i < PROVIDERS.size(); i++) {
      all.add(named(practitioner(i), providerId(i)));
    }
    for (int i = 4; i < PAYERS.size(); i++) {
      var payer = new Organization().setActive(true).setName(PAYER_NAMES.get(i));
      payer.addIdentifier().setSystem(BASE + "/payer-id").setValue("HIST" + i);
      payer.addType(concept("http://terminology.hl7.org/CodeSystem/organization-type", "ins"));
      all.add(named(payer, PAYERS.get(i)));
    }
    for (int i = 0; i < PATIENTS; i++) {
      all.add(named(patientOf(i), patientId(i)));
      all.add(named(coverageOf(i, today), patientId(i) + "-coverage"));
    }
    return all;
  }

  private static Practitioner practitioner(int provider) {
    var person = new Practitioner().setActive(true);
    var name = PROVIDERS.get(provider).split(" ");
    person.addName().setFamily(name[1]).addGiven(name[0]).setText("Dr. " + PROVIDERS.get(provider));
    person.addIdentifier().setSystem(NPI).setValue(npi(100_000_100 + 7L * provider));
    person.addQualification().setCode(concept("http://nucc.org/provider-taxonomy", "207Q00000X"));
    return person;
  }

  /** Nine digits after a leading 1, with the check digit of 80840 and the number (Luhn). */
  private static String npi(long nine) {
    var digits = Long.toString(nine);
    var whole = "80840" + digits;
    int sum = 0;
    for (int i = 0; i < whole.length(); i++) {
      int digit = whole.charAt(whole.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static Patient patientOf(int number) {
    var patient = new Patient().setActive(true);
    patient
        .addName()
        .setFamily(FAMILIES.get(number % FAMILIES.size()))
        .addGiven(GIVEN.get(number / FAMILIES.size()));
    patient.setGender(number % 2 == 0 ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    boolean isOld = payerOf(number) == 1 || payerOf(number) == 2;
    patient.setBirthDateElement(
        new DateType(
            LocalDate.of(isOld ? 1948 : 1975, 1 + number % 12, 1 + number % 28)
                .plusYears(number % 11)
                .toString()));
    patient
        .addAddress()
        .addLine((10 + number) + " Ferry Street")
        .setCity("Port Ellis")
        .setState("ME")
        .setPostalCode("040990041")
        .setCountry("US");
    return patient;
  }

  private static Coverage coverageOf(int number, LocalDate today) {
    var coverage = new Coverage().setStatus(Coverage.CoverageStatus.ACTIVE);
    coverage.setBeneficiary(patient(number));
    coverage.setSubscriberId(member(number));
    coverage.addPayor(payer(payerOf(number)));
    coverage.setOrder(1);
    coverage
        .getPeriod()
        .setStartElement(new DateTimeType(today.minusYears(2).toString()))
        .setEndElement(new DateTimeType(today.plusYears(1).toString()));
    return coverage;
  }

  private static String member(int number) {
    return switch (payerOf(number)) {
      // The published form of a Medicare number, with letters it leaves out left out.
      case 1 -> "1EG4TE5MK%02d".formatted(10 + number % 90).substring(0, 11);
      case 2 -> "SA%09d".formatted(400_000_000 + number);
      default -> "HF%07d".formatted(7_000_000 + number);
    };
  }

  static CodeableConcept concept(String system, String code) {
    var concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }

  private static <T extends Resource> T named(T resource, String id) {
    resource.setId(id);
    return resource;
  }
}
