package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.cleanclaim.routes.submission.ClaimPickUp;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One claim's life, told in order: schedule the visit, document it, mend the claim from a card,
 * file it, have it sent and paid; and another one that goes out unmended and is denied.
 */
@OnStandaloneServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClaimLifecycleIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String CLEANCLAIM = "https://cleanclaim.example/fhir/CodeSystem/";

  @Autowired StandaloneServer server;
  @Autowired FhirContext fhir;
  @Autowired ClaimPickUp claims;

  private IGenericClient client;
  private String fixedClaim;
  private String filedClaim;
  private String heldClaim;

  /** The browser tests share this server, and leave claims of the same day behind. */
  @BeforeAll
  void beginTheStoriesAnew() {
    assertThat(server.resetStories().statusCode()).isEqualTo(204);
  }

  @BeforeEach
  void signIn() {
    client = server.fhir();
  }

  @Test
  @Order(1)
  void scheduleVisitAndSeeThatCoverageEndsBefore() throws Exception {
    Appointment visit = client.read().resource(Appointment.class).withId("jonah-visit").execute();
    ObjectNode context = JSON.createObjectNode();
    context.put("userId", "Practitioner/shah").put("patientId", "jonah-cole");
    context.set("appointments", bundle(visit));

    List<JsonNode> cards = call("appointment-book", "appointment-book", context);

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).get("summary").asText()).containsIgnoringCase("coverage");
    assertThat(cards.get(0).get("extension").get("org.cleanclaim.edit").asText())
        .isEqualTo("coverage-expiring");
  }

  @Test
  @Order(2)
  void documentVisitAndSeeWhatWouldBeDenied() throws Exception {
    List<JsonNode> cards = chargeCapture(visitWithInjection());

    JsonNode card =
        cards.stream().filter(c -> edit(c).equals("modifier-25-missing")).findFirst().orElseThrow();
    assertThat(card.get("summary").asText()).hasSizeLessThan(140);
    JsonNode action = card.get("suggestions").get(0).get("actions").get(0);
    assertThat(action.get("type").asText()).isEqualTo("update");
    fixedClaim = action.get("resource").toString();
  }

  @Test
  @Order(3)
  void fixFromCardIsAcceptedAndSilencesIt() throws Exception {
    Claim fixed = fhir.newJsonParser().parseResource(Claim.class, fixedClaim);
    assertThat(fixed.getItemFirstRep().getModifierFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("25");
    assertThat(chargeCapture(fixed)).noneMatch(c -> edit(c).equals("modifier-25-missing"));
  }

  @Test
  @Order(4)
  void fileClaimThatIsReady() {
    Claim claim = fhir.newJsonParser().parseResource(Claim.class, fixedClaim);
    claim.setId((String) null);
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    filedClaim = client.create().resource(claim).execute().getId().getIdPart();
    assertThat(lifecycle(submission(filedClaim))).isEqualTo("ready");
  }

  @Test
  @Order(5)
  void readyClaimIsSentAcceptedAndPaid() {
    claims.run();
    Task task = await(filedClaim, "adjudicated");

    assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(stationsOf(task)).contains("ready", "sending", "sent", "accepted");
    ClaimResponse response = response(filedClaim);
    assertThat(response.getItem()).hasSize(2);
    assertThat(response.getPayment().getAmount().getValue()).isPositive();
    assertThat(denialsOf(filedClaim)).isEmpty();
    assertThat(paymentOf(response).getPaymentAmount().getValue())
        .isGreaterThanOrEqualTo(response.getPayment().getAmount().getValue());
  }

  @Test
  @Order(6)
  void unfixedClaimWaitsUntilItIsReleased() {
    Claim claim = visitWithInjection();
    claim.setId((String) null);
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setPatient(new Reference("Patient/ana-reyes"));
    claim
        .getItem()
        .forEach(i -> i.setServiced(new DateType(LocalDate.now().minusDays(40).toString())));
    heldClaim = client.create().resource(claim).execute().getId().getIdPart();
    assertThat(lifecycle(submission(heldClaim))).isEqualTo("held");

    claims.run();
    assertThat(lifecycle(submission(heldClaim))).as("held, so not sent").isEqualTo("held");

    release(heldClaim);
    assertThat(lifecycle(submission(heldClaim))).isEqualTo("ready");
  }

  @Test
  @Order(7)
  void receiveDenialAsForetoldAndHaveItOnTheWorklist() {
    claims.run();
    await(heldClaim, "adjudicated");

    var denied = response(heldClaim).getItemFirstRep().getAdjudication();
    assertThat(denied)
        .anyMatch(
            entry ->
                entry
                    .getReason()
                    .hasCoding("https://x12.org/codes/claim-adjustment-reason-codes", "97"));
    assertThat(denialsOf(heldClaim)).hasSize(1);
    Task task = denialsOf(heldClaim).get(0);
    assertThat(task.getCode().hasCoding(CLEANCLAIM + "task-code", "work-denial")).isTrue();
    assertThat(task.getRestriction().getPeriod().getEnd()).isAfter(new Date());
  }

  @Test
  @Order(8)
  void cleanVisitIsSilentAndCanSayWhy() throws Exception {
    Claim claim = claim("grace-lindholm", "grace-northwind", "grace-visit");
    line(claim, "99213", 120);
    claim.getDiagnosisFirstRep().setDiagnosis(icd10("J06.9"));
    // Not the day of the story, whose claim a browser test may have filed by now.
    claim.getItemFirstRep().setServiced(new DateType(LocalDate.now().minusDays(9).toString()));

    JsonNode answer = chargeCaptureAnswer(claim, true);

    assertThat(answer.get("cards")).isEmpty();
    assertThat(answer.get("extension").get("org.cleanclaim.trace")).isNotEmpty();
  }

  private List<JsonNode> chargeCapture(Claim claim) throws Exception {
    return list(chargeCaptureAnswer(claim, false).get("cards"));
  }

  private JsonNode chargeCaptureAnswer(Claim claim, boolean trace) throws Exception {
    ObjectNode context = JSON.createObjectNode();
    context
        .put("userId", "Practitioner/shah")
        .put("patientId", claim.getPatient().getReferenceElement().getIdPart())
        .put(
            "encounterId",
            claim.getItemFirstRep().getEncounterFirstRep().getReferenceElement().getIdPart());
    context.set("draftClaims", bundle(claim));
    return answer("org.cleanclaim.charge-capture", "charge-capture", context, trace);
  }

  private List<JsonNode> call(String hook, String service, ObjectNode context) throws Exception {
    return list(answer(hook, service, context, false).get("cards"));
  }

  private JsonNode answer(String hook, String service, ObjectNode context, boolean trace)
      throws Exception {
    ObjectNode request = JSON.createObjectNode();
    request.put("hook", hook).put("hookInstance", UUID.randomUUID().toString());
    request.put("fhirServer", server.origin() + "/fhir");
    ObjectNode authorization = request.putObject("fhirAuthorization");
    authorization
        .put("access_token", server.token("system/*.cruds"))
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "system/*.cruds")
        .put("subject", "demo");
    request.set("context", context);
    if (trace) {
      request.putObject("extension").put("org.cleanclaim.trace", true);
    }
    var response =
        server.send(server.post("/cds-services/cleanclaim-" + service, request.toString()));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StandaloneServer.json(response);
  }

  private JsonNode bundle(Resource resource) throws Exception {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.addEntry().setResource(resource);
    return JSON.readTree(fhir.newJsonParser().encodeResourceToString(bundle));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String edit(JsonNode card) {
    return card.path("extension").path("org.cleanclaim.edit").asText();
  }

  private Task submission(String claim) {
    return (Task)
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId("Claim/" + claim))
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute()
            .getEntryFirstRep()
            .getResource();
  }

  /** The claim's Task once it is there, within the two minutes the demo promises. */
  private Task await(String claim, String station) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> lifecycle(submission(claim)).equals(station));
    return submission(claim);
  }

  private List<String> stationsOf(Task task) {
    return client
        .history()
        .onInstance(task.getIdElement().toVersionless())
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> lifecycle((Task) entry.getResource()))
        .toList();
  }

  private ClaimResponse response(String claim) {
    return (ClaimResponse)
        client
            .search()
            .forResource(ClaimResponse.class)
            .where(ClaimResponse.REQUEST.hasId("Claim/" + claim))
            .returnBundle(Bundle.class)
            .execute()
            .getEntryFirstRep()
            .getResource();
  }

  private PaymentReconciliation paymentOf(ClaimResponse response) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !payments(response).isEmpty());
    return (PaymentReconciliation) payments(response).get(0).getResource();
  }

  private List<Bundle.BundleEntryComponent> payments(ClaimResponse response) {
    var all =
        client
            .search()
            .forResource(PaymentReconciliation.class)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    return all.getEntry().stream()
        .filter(
            entry ->
                ((PaymentReconciliation) entry.getResource())
                    .getDetail().stream()
                        .anyMatch(
                            detail ->
                                detail
                                    .getResponse()
                                    .getReferenceElement()
                                    .getIdPart()
                                    .equals(response.getIdElement().getIdPart())))
        .toList();
  }

  private List<Task> denialsOf(String claim) {
    return client
        .search()
        .forResource(Task.class)
        .where(Task.BASED_ON.hasId("Claim/" + claim))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> (Task) entry.getResource())
        .toList();
  }

  private void release(String claim) {
    Parameters reason = new Parameters();
    reason.addParameter("reason", new CodeableConcept().setText("Documented elsewhere."));
    client
        .operation()
        .onInstance("Claim/" + claim)
        .named("$release")
        .withParameters(reason)
        .execute();
  }

  private static String lifecycle(Task task) {
    return task.getBusinessStatus().getCodingFirstRep().getCode();
  }

  private Claim visitWithInjection() {
    Claim claim = claim("ana-reyes", "ana-northwind", "ana-visit");
    line(claim, "99214", 131);
    line(claim, "20610", 99).addModifier(concept(CPT, "RT"));
    claim.getItem().get(1).getDiagnosisSequence().get(0).setValue(2);
    claim.getDiagnosisFirstRep().setDiagnosis(icd10("I10"));
    claim.addDiagnosis().setSequence(2).setDiagnosis(icd10("M17.11"));
    return claim;
  }

  private static Claim claim(String patient, String coverage, String encounter) {
    Claim claim = new Claim();
    claim.setId("draft-" + patient);
    claim.setStatus(Claim.ClaimStatus.DRAFT);
    claim.setUse(Claim.Use.CLAIM);
    claim.setType(concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    claim.setPriority(concept("http://terminology.hl7.org/CodeSystem/processpriority", "normal"));
    claim.setPatient(new Reference("Patient/" + patient));
    claim.setCreated(new Date());
    claim.setProvider(new Reference("Organization/harbor-family"));
    claim.setFacility(new Reference("Location/harbor-clinic"));
    claim
        .addCareTeam()
        .setSequence(1)
        .setProvider(new Reference("Practitioner/shah"))
        .setRole(concept("http://terminology.hl7.org/CodeSystem/claimcareteamrole", "primary"))
        .setQualification(concept("http://nucc.org/provider-taxonomy", "207Q00000X"));
    claim
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(new Reference("Coverage/" + coverage));
    claim.addDiagnosis().setSequence(1);
    claim.setTotal(dollars(0));
    claim.addItem().addEncounter(new Reference("Encounter/" + encounter));
    return claim;
  }

  private static Claim.ItemComponent line(Claim claim, String code, int charge) {
    Reference encounter = claim.getItemFirstRep().getEncounterFirstRep();
    boolean first = !claim.getItemFirstRep().hasSequence();
    Claim.ItemComponent item = first ? claim.getItemFirstRep() : claim.addItem();
    item.setSequence(claim.getItem().size())
        .setProductOrService(concept(CPT, code))
        .setServiced(new DateType(LocalDate.now().toString()))
        .setLocation(
            concept(
                "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
                "11"))
        .setUnitPrice(dollars(charge))
        .setNet(dollars(charge));
    item.getQuantity().setValue(1);
    if (!first) {
      item.addEncounter(encounter.copy());
    }
    item.addDiagnosisSequence(1);
    item.addCareTeamSequence(1);
    claim.getTotal().setValue(claim.getTotal().getValue().add(item.getNet().getValue()));
    return item;
  }

  private static CodeableConcept icd10(String code) {
    return concept("http://hl7.org/fhir/sid/icd-10-cm", code);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding(system, code, null));
  }

  private static Money dollars(int amount) {
    return new Money().setValue(amount).setCurrency("USD");
  }
}
