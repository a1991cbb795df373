package org.cleanclaim.standalone.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests that are measured; one patient a request in turn, so that a patient has some five
 * earlier claims on average, as in a practice.
 */
final class Workloads {

  private static final int PATIENTS = 3_000;

  /** As many claims as days and patients are no duplicates, and within the filing limit. */
  private static final int DAYS = 160;

  private static final String FHIR = "application/fhir+json";

  private Workloads() {}

  /** One claim of three lines; one in five lacks the modifier that its visit needs. */
  static Workload postClaim(ServerProcess server) throws IOException, InterruptedException {
    storeCharts(server);
    return numbered(number -> created(server.post("/fhir/Claim", FHIR, claim(number))));
  }

  /** What the plug-in would have stored for the same claim, sent along in one transaction. */
  static Workload postSameResources(ServerProcess server) throws IOException, InterruptedException {
    storeCharts(server);
    return numbered(number -> server.post("/fhir", FHIR, bundle(number)).statusCode() == 200);
  }

  /** A visit of two lines while it is charged, with patient and coverage as prefetch. */
  static Workload chargeCapture(ServerProcess server) {
    return numbered(
        number ->
            server.call("/cds-services/cleanclaim-charge-capture", hook(number)).statusCode()
                == 200);
  }

  /** A number of orders signed at once, with patient and coverage as prefetch. */
  static Workload orderSign(ServerProcess server, int orders) {
    return numbered(
        number ->
            server.call("/cds-services/cleanclaim-order-sign", signing(number, orders)).statusCode()
                == 200);
  }

  /** A visit in a week is booked; the payer has to be asked. */
  static Workload appointmentBook(ServerProcess server) {
    return numbered(
        number ->
            server.call("/cds-services/cleanclaim-appointment-book", booking(number)).statusCode()
                == 200);
  }

  /** Leaves every question to the payer without an answer, until {@code none}. */
  static void payerMisbehaves(ServerProcess server, String mode)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.post(
            "/payer/misbehaviour",
            "application/json",
            "{\"mode\":\"%s\",\"payer\":\"northwind-commercial\"}".formatted(mode));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The simulated payer refused: " + answer.body());
    }
  }

  /**
   * Each workload counts for itself: if the others' requests moved it on, a patient's days would
   * come round, and what is measured would be claims that are duplicates.
   */
  private static Workload numbered(Numbered request) {
    AtomicInteger number = new AtomicInteger();
    return () -> request.send(number.incrementAndGet());
  }

  /** One request of a workload; its number tells patient and day. */
  private interface Numbered {
    boolean send(int number) throws Exception;
  }

  private static boolean created(HttpResponse<String> answer) {
    return answer.statusCode() == 201;
  }

  private static void storeCharts(ServerProcess server) throws IOException, InterruptedException {
    StringBuilder entries = new StringBuilder();
    entries.append(entry("Organization/bench-payer", payer())).append(',');
    entries.append(entry("Organization/bench-clinic", clinic())).append(',');
    entries.append(entry("Practitioner/bench-dr", physician()));
    post(server, entries);
    for (int from = 0; from < PATIENTS; from += 25) {
      entries.setLength(0);
      for (int i = from; i < from + 25; i++) {
        entries.append(entries.isEmpty() ? "" : ",");
        entries.append(entry("Patient/bench-" + i, patient(i))).append(',');
        entries.append(entry("Coverage/bench-" + i, coverage(i)));
      }
      post(server, entries);
    }
  }

  private static void post(ServerProcess server, CharSequence entries)
      throws IOException, InterruptedException {
    String body =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}".formatted(entries);
    HttpResponse<String> answer = server.post("/fhir", FHIR, body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Charts were not stored: " + answer.body());
    }
  }

  private static String entry(String url, String resource) {
    return "{\"resource\":%s,\"request\":{\"method\":\"PUT\",\"url\":\"%s\"}}"
        .formatted(resource, url);
  }

  private static String post(String type, String fullUrl, String resource) {
    return "{\"fullUrl\":\"%s\",\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"%s\"}}"
        .formatted(fullUrl, resource, type);
  }

  private static boolean lacksModifier(int number) {
    return number % 5 == 0;
  }

  private static String claim(int number) {
    return filed(number, "");
  }

  /** Each patient is seen once a day, on a day before today. */
  private static String filed(int number, String extra) {
    return claim(number, LocalDate.now().minusDays(1 + number / PATIENTS % DAYS), "active", extra);
  }

  private static String claim(int number, LocalDate served, String status, String extra) {
    int patient = number % PATIENTS;
    String day = served.toString();
    String visit = lacksModifier(number) ? "" : modifier("25");
    return """
        {"resourceType":"Claim",%s"status":"%s","use":"claim","type":{"coding":[{"code":"professional"}]},
        "priority":{"coding":[{"code":"normal"}]},"patient":{"reference":"Patient/bench-%d"},"created":"%s",
        "provider":{"reference":"Organization/bench-clinic"},
        "careTeam":[{"sequence":1,"provider":{"reference":"Practitioner/bench-dr"},"role":{"coding":[{"code":"rendering"}]}}],
        "insurance":[{"sequence":1,"focal":true,"coverage":{"reference":"Coverage/bench-%d"}}],
        "diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I10"}]}}],
        "item":[%s,%s,%s],"total":{"value":295,"currency":"USD"}}"""
        .formatted(
            extra,
            status,
            patient,
            LocalDate.now(),
            patient,
            line(1, "99214", day, 131, visit),
            line(2, "20610", day, 99, modifier("RT")),
            line(3, "93000", day, 65, ""));
  }

  private static String line(int sequence, String code, String day, int charge, String modifier) {
    return """
        {"sequence":%d,"careTeamSequence":[1],"diagnosisSequence":[1],"productOrService":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"%s"}]},%s
        "servicedDate":"%s","locationCodeableConcept":{"coding":[{"code":"11"}]},"quantity":{"value":1},"net":{"value":%d,"currency":"USD"}}"""
        .formatted(sequence, code, modifier, day, charge);
  }

  private static String modifier(String code) {
    return "\"modifier\":[{\"coding\":[{\"code\":\"%s\"}]}],".formatted(code);
  }

  private static String bundle(int number) {
    String claimUrl = "urn:uuid:" + UUID.randomUUID();
    String taskUrl = "urn:uuid:" + UUID.randomUUID();
    String patient = "Patient/bench-" + number % PATIENTS;
    boolean held = lacksModifier(number);
    StringBuilder entries = new StringBuilder();
    entries.append(post("Claim", claimUrl, held ? heldClaim(number) : claim(number)));
    entries.append(',').append(post("Task", taskUrl, task(claimUrl, patient, held)));
    entries
        .append(',')
        .append(post("Provenance", "urn:uuid:" + UUID.randomUUID(), provenance(claimUrl, taskUrl)));
    if (held) {
      entries
          .append(',')
          .append(post("DetectedIssue", "urn:uuid:" + UUID.randomUUID(), alert(claimUrl, patient)));
    }
    return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}"
        .formatted(entries);
  }

  private static String heldClaim(int number) {
    return filed(
        number,
        "\"meta\":{\"tag\":[{\"system\":\"https://cleanclaim.example/fhir/CodeSystem/claim-tag\",\"code\":\"held\"}]},");
  }

  private static String task(String claim, String patient, boolean held) {
    return """
        {"resourceType":"Task","status":"%s","intent":"order","code":{"coding":[{"system":"https://cleanclaim.example/fhir/CodeSystem/task-code","code":"submit-claim"}]},
        "businessStatus":{"coding":[{"system":"https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle","code":"%s"}]},"focus":{"reference":"%s"},"for":{"reference":"%s"},"authoredOn":"2026-11-23T10:00:00Z","lastModified":"2026-11-23T10:00:00Z"}"""
        .formatted(held ? "on-hold" : "requested", held ? "held" : "ready", claim, patient);
  }

  private static String provenance(String claim, String task) {
    return """
        {"resourceType":"Provenance","target":[{"reference":"%s"},{"reference":"%s"}],"recorded":"2026-11-23T10:00:00Z","activity":{"coding":[{"system":"https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle","code":"ready"}]},"agent":[{"who":{"type":"Device","display":"Cleanclaim"}}]}"""
        .formatted(claim, task);
  }

  private static String alert(String claim, String patient) {
    return """
        {"resourceType":"DetectedIssue","identifier":[{"system":"https://cleanclaim.example/fhir/alert","value":"%s"}],"status":"preliminary","code":{"coding":[{"system":"https://cleanclaim.example/fhir/CodeSystem/claim-edit","code":"modifier-25-missing"}]},
        "severity":"high","patient":{"reference":"%s"},"identifiedDateTime":"2026-11-23T10:00:00Z","implicated":[{"reference":"%s"}],"detail":"99214 and 20610 on one day need modifier 25, if the visit was separate.","mitigation":[{"action":{"text":"If the visit was separate, document why and add modifier 25."}}]}"""
        .formatted(UUID.randomUUID(), patient, claim);
  }

  private static String hook(int number) {
    int patient = number % PATIENTS;
    return """
        {"hook":"org.cleanclaim.charge-capture","hookInstance":"%s","context":{"userId":"Practitioner/bench-dr","patientId":"bench-%d","encounterId":"bench","draftClaims":{"resourceType":"Bundle","type":"collection","entry":[{"resource":%s}]}},%s}"""
        .formatted(
            UUID.randomUUID(),
            patient,
            claim(number, LocalDate.now(), "draft", "\"id\":\"draft-%d\",".formatted(number)),
            prefetch(patient));
  }

  private static String signing(int number, int orders) {
    int patient = number % PATIENTS;
    StringBuilder drafts = new StringBuilder();
    for (int i = 0; i < orders; i++) {
      drafts
          .append(i == 0 ? "" : ",")
          .append("{\"resource\":")
          .append(order(patient, i))
          .append('}');
    }
    return """
        {"hook":"order-sign","hookInstance":"%s","context":{"userId":"Practitioner/bench-dr","patientId":"bench-%d","draftOrders":{"resourceType":"Bundle","type":"collection","entry":[%s]}},%s}"""
        .formatted(UUID.randomUUID(), patient, drafts, prefetch(patient));
  }

  private static String order(int patient, int number) {
    return """
        {"resourceType":"ServiceRequest","id":"order-%d","status":"draft","intent":"order","subject":{"reference":"Patient/bench-%d"},"code":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"%s"}]},"occurrenceDateTime":"%s","reasonCode":[{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I10"}]}],"requester":{"reference":"Practitioner/bench-dr"},"insurance":[{"reference":"Coverage/bench-%d"}]}"""
        .formatted(
            number,
            patient,
            List.of("93000", "80053", "83036").get(number % 3),
            LocalDate.now(),
            patient);
  }

  private static String booking(int number) {
    int patient = number % PATIENTS;
    String start = LocalDate.now().plusDays(7) + "T10:00:00Z";
    return """
        {"hook":"appointment-book","hookInstance":"%s","context":{"userId":"Practitioner/bench-dr","patientId":"bench-%d","appointments":{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Appointment","id":"visit-%d","status":"proposed","start":"%s","end":"%s","participant":[{"actor":{"reference":"Patient/bench-%d"},"status":"accepted"},{"actor":{"reference":"Practitioner/bench-dr"},"status":"accepted"}]}}]}},%s}"""
        .formatted(UUID.randomUUID(), patient, number, start, start, patient, prefetch(patient));
  }

  private static String prefetch(int patient) {
    return """
        "prefetch":{"patient":%s,"coverage":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":%s},{"resource":%s}]}}"""
        .formatted(patient(patient), coverage(patient), payer());
  }

  private static String patient(int i) {
    return """
        {"resourceType":"Patient","id":"bench-%d","name":[{"family":"Bench","given":["Pat%d"]}],"gender":"female","birthDate":"1970-05-04","address":[{"line":["1 Main St"],"city":"Dayton","state":"OH","postalCode":"45402"}]}"""
        .formatted(i, i);
  }

  private static String coverage(int i) {
    return """
        {"resourceType":"Coverage","id":"bench-%d","status":"active","subscriberId":"NW%07d","beneficiary":{"reference":"Patient/bench-%d"},"payor":[{"reference":"Organization/bench-payer"}],"period":{"start":"2024-01-01"}}"""
        .formatted(i, i, i);
  }

  private static String payer() {
    return "{\"resourceType\":\"Organization\",\"id\":\"bench-payer\",\"name\":\"Northwind\",\"identifier\":[{\"value\":\"northwind-commercial\"}]}";
  }

  private static String clinic() {
    return "{\"resourceType\":\"Organization\",\"id\":\"bench-clinic\",\"name\":\"Bench Clinic\",\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1234567893\"}]}";
  }

  private static String physician() {
    return "{\"resourceType\":\"Practitioner\",\"id\":\"bench-dr\",\"name\":[{\"family\":\"Bench\"}],\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1245319599\"}]}";
  }
}
