package org.cleanclaim.routes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.cleanclaim.routes.gateway.GatewaySettings.OnAlert;
import org.cleanclaim.routes.gateway.GatewaySettings.Unchecked;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims, coverages and adjudications on their way to a plain HAPI server. */
class GatewayClaimTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainServer upstream;
  private Judge judge;
  private Gateway gateway;

  @BeforeEach
  void start() {
    upstream = new PlainServer();
    judge = new Judge();
    var payer = new Organization().setName("Northwind");
    payer.addIdentifier().setValue("NWC01");
    payer.setId("Organization/payer");
    upstream.store(payer);
    var patient = new Patient();
    patient.setId("Patient/ana");
    patient.addName().setFamily("CANARY-Reyes");
    upstream.store(patient);
    var coverage = new Coverage().setSubscriberId("NW1");
    coverage.setId("Coverage/c1");
    coverage.setBeneficiary(new Reference("Patient/ana"));
    coverage.addPayor(new Reference("Organization/payer"));
    upstream.store(coverage);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    judge.close();
    upstream.close();
  }

  private void open(OnAlert onAlert, Unchecked unchecked) throws Exception {
    gateway = new Gateway(Gateway.settings(upstream.base(), judge.base(), onAlert, unchecked));
  }

  private static Claim claim(String... procedures) {
    var claim = new Claim();
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setUse(Claim.Use.CLAIM);
    claim.setPatient(new Reference("Patient/ana"));
    claim.addInsurance().setSequence(1).setFocal(true).setCoverage(new Reference("Coverage/c1"));
    for (int i = 0; i < procedures.length; i++) {
      claim
          .addItem()
          .setSequence(i + 1)
          .setProductOrService(new CodeableConcept(new Coding("x", procedures[i], null)));
    }
    return claim;
  }

  private static String json(Resource resource) {
    return PlainServer.FHIR.newJsonParser().encodeResourceToString(resource);
  }

  private static boolean isHeld(Claim claim) {
    return claim.getMeta().getTag("https://cleanclaim.example/fhir/CodeSystem/claim-tag", "held")
        != null;
  }

  @Test
  void judgeIsGivenWhatTheUpstreamKnowsInTheCallersName() throws Exception {
    open(OnAlert.WARN, Unchecked.CLOSED);
    var earlier = claim("99213");
    earlier.setId("Claim/earlier");
    upstream.store(earlier);
    var authorization = new ClaimResponse().setPreAuthRef("PA1");
    authorization.setUse(ClaimResponse.Use.PREAUTHORIZATION);
    authorization.setId("ClaimResponse/pa1");
    upstream.store(authorization);
    var claim = claim("99213");
    claim.getInsuranceFirstRep().setClaimResponse(new Reference("ClaimResponse/pa1"));
    var answer = gateway.send("POST", "/Claim", json(claim));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Cleanclaim-Outcome")).contains("clean");
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(at -> assertThat(at).startsWith(gateway.base() + "/Claim/"));
    var asked = judge.asked().get(0);
    assertThat(asked.token()).as("the caller's token goes to the upstream only").isNull();
    assertThat(asked.patient().getNameFirstRep().getFamily()).isEqualTo("CANARY-Reyes");
    assertThat(asked.patient().getIdElement().getIdPart()).startsWith("gw-");
    assertThat(asked.claim().getPatient().getReference())
        .isEqualTo("Patient/" + asked.patient().getIdElement().getIdPart());
    var coverage = asked.coverages().get(0);
    assertThat(asked.claim().getInsuranceFirstRep().getCoverage().getReference())
        .isEqualTo("Coverage/" + coverage.getIdElement().getIdPart());
    assertThat(((Organization) coverage.getPayorFirstRep().getResource()).getName())
        .isEqualTo("Northwind");
    var authorized = asked.claim().getInsuranceFirstRep().getClaimResponse().getResource();
    assertThat(((ClaimResponse) authorized).getPreAuthRef()).isEqualTo("PA1");
    assertThat(asked.history()).hasSize(1);
    assertThat(asked.history().get(0).getPatient().getReference())
        .isEqualTo(asked.claim().getPatient().getReference());
  }

  @Test
  void referenceNobodyMayReadNamesNothing() throws Exception {
    open(OnAlert.WARN, Unchecked.CLOSED);
    var claim = claim("99213");
    var names = new CopyNames(java.net.URI.create(upstream.base()));
    claim.setPatient(new Reference(names.of("Patient", "ana")));
    claim.getInsuranceFirstRep().setCoverage(new Reference(names.of("Coverage", "c1")));
    gateway.send("POST", "/Claim", json(claim));
    var asked = judge.asked().get(0);
    assertThat(asked.claim().getPatient().hasReference()).isFalse();
    assertThat(asked.claim().getInsuranceFirstRep().getCoverage().hasReference()).isFalse();
    assertThat(asked.patient()).isNull();
  }

  @Test
  void warningLeavesTheClaimAsItCameAndTells() throws Exception {
    open(OnAlert.WARN, Unchecked.CLOSED);
    var answer = gateway.send("POST", "/Claim", json(claim("11042", "97597")));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Cleanclaim-Outcome")).contains("hold");
    assertThat(answer.headers().firstValue("X-Cleanclaim-Alerts"))
        .contains("ncci-ptp;line=2;denial=CO-236;holds");
    assertThat(answer.headers().firstValue("Link"))
        .contains("<https://cleanclaim.example/edits#ncci-ptp>; rel=\"help\"");
    assertThat(upstream.all(Claim.class)).singleElement().matches(claim -> !isHeld(claim));
  }

  @Test
  void operationOutcomeIsGivenToWhoPrefersOne() throws Exception {
    open(OnAlert.WARN, Unchecked.CLOSED);
    var answer =
        gateway.send(
            "POST", "/Claim", json(claim("11042", "97597")), "Prefer", "return=OperationOutcome");
    assertThat(answer.statusCode()).isEqualTo(201);
    var issues = JSON.readTree(answer.body()).path("issue");
    var alert = issues.get(issues.size() - 1);
    assertThat(alert.path("severity").asText()).isEqualTo("warning");
    assertThat(alert.path("details").path("text").asText()).contains("97597");
    assertThat(alert.path("diagnostics").asText()).contains("59");
    assertThat(alert.path("expression").get(0).asText())
        .isEqualTo("Claim.item.where(sequence = 2)");
  }

  @Test
  void heldClaimIsStoredWithItsTagAndLosesItOnceMended() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    var bad = claim("11042", "97597");
    bad.setId("Claim/mine");
    bad.addItem().setSequence(3).setNet(new Money().setValue(new java.math.BigDecimal("1.10")));
    assertThat(gateway.send("PUT", "/Claim/mine", json(bad)).statusCode()).isIn(200, 201);
    var held = upstream.all(Claim.class).get(0);
    assertThat(isHeld(held)).isTrue();
    assertThat(held.getItem().get(2).getNet().getValueElement().getValueAsString())
        .isEqualTo("1.10");
    var good = claim("11042");
    good.setId("Claim/mine");
    good.getMeta().addTag("https://cleanclaim.example/fhir/CodeSystem/claim-tag", "held", null);
    gateway.send("PUT", "/Claim/mine", json(good));
    assertThat(isHeld(upstream.all(Claim.class).get(0))).isFalse();
  }

  @Test
  void draftAndAuthorizationRequestsAreNotHeld() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var draft = claim("97597");
    draft.setStatus(Claim.ClaimStatus.DRAFT);
    assertThat(gateway.send("POST", "/Claim", json(draft)).statusCode()).isEqualTo(201);
    assertThat(judge.asked()).hasSize(1);
    var request = claim("97597");
    request.setUse(Claim.Use.PREAUTHORIZATION);
    assertThat(gateway.send("POST", "/Claim", json(request)).statusCode()).isEqualTo(201);
    assertThat(judge.asked()).hasSize(1);
  }

  @Test
  void refusedClaimNeverReachesTheUpstream() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var answer = gateway.send("POST", "/Claim", json(claim("11042", "97597")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("OperationOutcome", "ncci-ptp", "\"severity\":\"error\"");
    assertThat(upstream.all(Claim.class)).isEmpty();
    assertThat(gateway.send("POST", "/Claim", json(claim("11042"))).statusCode()).isEqualTo(201);
  }

  @Test
  void claimInATransactionIsJudgedWithThePatientItBrings() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    var patient = new Patient();
    patient.addName().setFamily("New");
    entry(bundle, patient).setFullUrl("urn:uuid:0f1b1b3e-0000-4000-8000-000000000001");
    var claim = claim("97597");
    claim.setPatient(new Reference("urn:uuid:0f1b1b3e-0000-4000-8000-000000000001"));
    entry(bundle, claim);
    var answer = gateway.send("POST", "", json(bundle));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(judge.asked().get(0).patient().getNameFirstRep().getFamily()).isEqualTo("New");
    assertThat(isHeld(upstream.all(Claim.class).get(0))).isTrue();
    var entries = JSON.readTree(answer.body()).path("entry");
    assertThat(entries.get(0).path("response").has("outcome")).isFalse();
    JsonNode issue = entries.get(1).path("response").path("outcome").path("issue").get(0);
    assertThat(issue.path("expression").get(0).asText())
        .isEqualTo("Bundle.entry[1].resource.ofType(Claim).item.where(sequence = 1)");
  }

  @Test
  void anotherSpellingOfTheAddressLeadsPastNobody() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var bad = json(claim("97597"));
    assertThat(gateway.send("POST", "/%43laim", bad).statusCode()).isEqualTo(422);
    assertThat(gateway.send("POST", "/Claim/", bad).statusCode()).isEqualTo(422);
    assertThat(gateway.send("POST", "/Claim?_format=json", bad).statusCode()).isEqualTo(422);
    assertThat(gateway.send("POST", "/Claim;a=b", bad).statusCode()).isEqualTo(400);
    var escaped = bad.replace("\"resourceType\":\"Claim\"", "\"resourceType\":\"Cl\\u0061im\"");
    assertThat(escaped).doesNotContain("\"Claim\"");
    assertThat(gateway.send("POST", "/Claim", escaped).statusCode()).isEqualTo(422);
    assertThat(upstream.all(Claim.class)).isEmpty();
  }

  @Test
  void transactionWithARefusedClaimIsRefusedWhole() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    entry(bundle, claim("99213"));
    entry(bundle, claim("97597"));
    assertThat(gateway.send("POST", "/", json(bundle)).statusCode()).isEqualTo(422);
    assertThat(upstream.transactions()).isEmpty();
  }

  @Test
  void ofABatchOnlyTheRefusedEntriesStayBehind() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var bundle = new Bundle().setType(Bundle.BundleType.BATCH);
    entry(bundle, claim("97597"));
    entry(bundle, claim("99213"));
    entry(bundle, claim("97597"));
    var answer = gateway.send("POST", "", json(bundle));
    assertThat(answer.statusCode()).isEqualTo(200);
    var entries = JSON.readTree(answer.body()).path("entry");
    assertThat(entries)
        .extracting(entry -> entry.path("response").path("status").asText().substring(0, 3))
        .containsExactly("422", "201", "422");
    assertThat(upstream.all(Claim.class)).hasSize(1);
  }

  private static Bundle.BundleEntryComponent entry(Bundle bundle, Resource resource) {
    var entry = bundle.addEntry().setResource(resource);
    entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(resource.fhirType());
    return entry;
  }

  @Test
  void whatCannotBeJudgedIsHeldAndSaysSo() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    judge.fail(true);
    var answer =
        gateway.send("POST", "/Claim", json(claim("99213")), "Prefer", "return=OperationOutcome");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Cleanclaim-Outcome")).contains("unchecked");
    assertThat(answer.body())
        .contains("could not be checked", "answered 500")
        .doesNotContain("CANARY");
    assertThat(isHeld(upstream.all(Claim.class).get(0))).isTrue();
  }

  @Test
  void whatCannotBeJudgedIsRefusedForNow() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    judge.fail(true);
    var answer = gateway.send("POST", "/Claim", json(claim("99213")));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    assertThat(upstream.all(Claim.class)).isEmpty();
  }

  @Test
  void openGatewayLetsThroughWhatCannotBeJudged() throws Exception {
    open(OnAlert.REFUSE, Unchecked.OPEN);
    judge.fail(true);
    var answer = gateway.send("POST", "/Claim", json(claim("99213")));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Cleanclaim-Outcome")).contains("unchecked");
  }

  @Test
  void judgeThatHangsHoldsUpNobodyElseAndNoClaimForLong() throws Exception {
    var settings = Gateway.settings(upstream.base(), judge.base(), OnAlert.HOLD, Unchecked.CLOSED);
    gateway =
        new Gateway(
            new GatewaySettings(
                settings.upstream(),
                settings.cleanclaim(),
                settings.onAlert(),
                settings.unchecked(),
                Duration.ofMillis(300),
                settings.history(),
                settings.largestInspected(),
                settings.claimsInBundle(),
                settings.concurrentCalls(),
                settings.connectTimeout(),
                settings.answerTimeout()));
    var hanging = judge.hang();
    var answer = gateway.send("POST", "/Claim", json(claim("99213")));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Cleanclaim-Outcome")).contains("unchecked");
    assertThat(isHeld(upstream.all(Claim.class).get(0))).isTrue();
    assertThat(gateway.send(gateway.request("/Patient/ana")).statusCode()).isEqualTo(200);
    hanging.countDown();
  }

  @Test
  void whatTheGatewayCannotReadIsRefusedUnlessItIsOpen() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    var xml = PlainServer.FHIR.newXmlParser().encodeResourceToString(claim("99213"));
    assertThat(xml(xml).statusCode()).isEqualTo(422);
    assertThat(gateway.send("PATCH", "/Claim/1", "[]", "Prefer", "return=minimal").statusCode())
        .isEqualTo(422);
    var deep = "{\"resourceType\":\"Claim\",\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(gateway.send("POST", "/Claim", deep).statusCode()).isEqualTo(422);
    var huge = "{\"resourceType\":\"Claim\",\"id\":\"" + "x".repeat(2_000_000) + "\"}";
    assertThat(gateway.send("POST", "/Claim", huge).statusCode()).isEqualTo(413);
    assertThat(upstream.all(Claim.class)).isEmpty();
    gateway.close();
    open(OnAlert.WARN, Unchecked.CLOSED);
    var passed = xml(xml);
    assertThat(passed.statusCode()).isEqualTo(201);
    assertThat(passed.headers().firstValue("X-Cleanclaim-Outcome")).contains("unchecked");
  }

  private java.net.http.HttpResponse<String> xml(String xml) throws Exception {
    return gateway.send(
        gateway
            .request("/Claim")
            .header("Content-Type", "application/fhir+xml")
            .POST(BodyPublishers.ofString(xml)));
  }

  @Test
  void packedClaimIsJudgedToo() throws Exception {
    open(OnAlert.REFUSE, Unchecked.CLOSED);
    var answer =
        gateway.send(
            gateway
                .request("/Claim")
                .header("Content-Type", "application/fhir+json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(PassageTest.gzip(json(claim("97597"))))));
    assertThat(answer.statusCode()).isEqualTo(422);
  }

  @Test
  void storedCoverageIsToldWithPatientAndPayer() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    var coverage = upstream.all(Coverage.class).get(0).copy();
    coverage.setId("Coverage/c1");
    coverage.setSubscriberId("NW2");
    assertThat(gateway.send("PUT", "/Coverage/c1", json(coverage)).statusCode()).isEqualTo(200);
    Awaitility.await().until(() -> !judge.told().isEmpty());
    assertThat(judge.told(Patient.class)).hasSize(1);
    assertThat(judge.told(Organization.class)).hasSize(1);
    var told = judge.told(Coverage.class).get(0);
    assertThat(told.getSubscriberId()).isEqualTo("NW2");
    assertThat(told.getBeneficiary().getReference())
        .isEqualTo("Patient/" + judge.told(Patient.class).get(0).getIdElement().getIdPart());
  }

  @Test
  void storedAdjudicationIsToldWithItsClaimAgainUntilItIsTaken() throws Exception {
    open(OnAlert.HOLD, Unchecked.CLOSED);
    var claim = claim("99213");
    claim.setId("Claim/billed");
    upstream.store(claim);
    judge.fail(true);
    var response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setRequest(new Reference("Claim/billed"));
    response.setPatient(new Reference("Patient/ana"));
    assertThat(gateway.send("POST", "/ClaimResponse", json(response)).statusCode()).isEqualTo(201);
    judge.fail(false);
    Awaitility.await().until(() -> !judge.told().isEmpty());
    var told = judge.told(ClaimResponse.class).get(0);
    var copied = judge.told(Claim.class).get(0);
    assertThat(told.getRequest().getReference())
        .isEqualTo("Claim/" + copied.getIdElement().getIdPart());
    assertThat(copied.getStatus()).isEqualTo(Claim.ClaimStatus.DRAFT);
  }
}
