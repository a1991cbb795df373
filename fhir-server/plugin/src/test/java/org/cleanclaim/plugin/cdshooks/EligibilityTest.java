package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payer is asked while a visit is booked; its silence is never an alarm. */
class EligibilityTest {

  private static final String SERVICE = "cleanclaim-appointment-book";
  private static final String ACTIVE = answer("complete", "\"inforce\":true,", "");
  private static final String INACTIVE = answer("complete", "\"inforce\":false,", "");

  private final ObjectNode request = recorded("appointment-book");
  private final CountDownLatch released = new CountDownLatch(1);
  private TestHttp route;
  private CdsHooksHarness cds;

  @AfterEach
  void stop() {
    released.countDown();
    if (route != null) {
      route.close();
    }
  }

  @Test
  void staysSilentWhenThePayerSaysActive() throws Exception {
    assertThat(call(Reply.ok(ACTIVE)).cards()).isEmpty();
    assertThat(route.asked).hasSize(1);
    assertThat(route.asked.get(0).path())
        .isEqualTo("/routes/fhir/CoverageEligibilityRequest/$submit");
  }

  @Test
  void warnsWhenThePayerSaysInactive() throws Exception {
    assertThat(call(Reply.ok(INACTIVE)).cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Coverage is not in force on Fri Dec 4.");
  }

  @Test
  void asksWithEverythingContained() throws Exception {
    call(Reply.ok(ACTIVE));

    CoverageEligibilityRequest asked =
        CdsHooksHarness.FHIR
            .newJsonParser()
            .parseResource(CoverageEligibilityRequest.class, route.asked.get(0).body());
    assertThat(asked.getServicedDateType().getValueAsString()).isEqualTo("2026-12-04");
    assertThat(asked.getContained())
        .extracting(resource -> resource.fhirType())
        .containsExactlyInAnyOrder("Patient", "Coverage", "Organization", "Organization");
    assertThat(asked.getPatient().getReference()).startsWith("#");
    assertThat(asked.getInsuranceFirstRep().getCoverage().getReference()).startsWith("#");
    assertThat(asked.getInsurer().getResource()).isNotNull();
  }

  @Test
  void asksOnceForOneMemberAndDay() throws Exception {
    call(Reply.ok(ACTIVE));
    cds.call(SERVICE, request);
    assertThat(route.asked).hasSize(1);
  }

  @Test
  void asksTooWhereTheRegisteredPeriodLeavesTheDayOutAndStillBelievesTheRegistration()
      throws Exception {
    registeredUntil("2026-11-30");
    assertThat(call(Reply.ok(ACTIVE)).cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Coverage is not in force on Fri Dec 4.");
    assertThat(route.asked).hasSize(1);
  }

  @Test
  @Tag("I12")
  void anEndThatIsRegisteredIsToldWhenThePayerCannotBeAsked() throws Exception {
    registeredUntil("2026-11-30");
    assertThat(call(Reply.status(503)).cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Coverage is not in force on Fri Dec 4.");
  }

  @Test
  void doesNotAskAboutACancelledCoverage() throws Exception {
    coverage().put("status", "cancelled");
    call(Reply.ok(ACTIVE));
    assertThat(route.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cleanclaim-encounter-start", "cleanclaim-patient-view"})
  void asksOnArrivalInTheNameOfTheEncountersClinic(String service) throws Exception {
    arriving(new Reference("Patient/ana-reyes"));

    Answer answer = cds.call(service, arrival(service));

    assertThat(answer.cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Coverage is not in force on Mon Nov 23.");
    assertThat(route.asked.get(0).body()).contains("1234567893").contains("Harbor Clinic");
  }

  @Test
  void saysThatNobodyCanAskWhereTheEncounterCannotBeRead() throws Exception {
    arriving(new Reference("Patient/ana-reyes"));
    cds.store.stored.remove("Encounter/ana-visit");

    assertThat(cds.call("cleanclaim-encounter-start", arrival("encounter-start")).cards())
        .extracting(card -> card.path("summary").asText())
        .containsExactly("Could not check eligibility with Northwind.");
    assertThat(route.asked).isEmpty();
  }

  @Test
  void refusesAnEncounterOfAnotherPatient() throws Exception {
    arriving(new Reference("Patient/jonah-cole"));

    assertThat(cds.call("cleanclaim-encounter-start", arrival("encounter-start")).status())
        .isEqualTo(422);
  }

  /** A visit that names its clinic, on a site that has no NPI of its own to ask under. */
  private void arriving(Reference patient) {
    route = new TestHttp(asked -> Reply.ok(INACTIVE));
    cds = new CdsHooksHarness().withoutSiteNpi().eligibility(route.base() + "/routes/fhir");
    Encounter visit = new Encounter();
    visit.setId("ana-visit");
    visit.setSubject(patient);
    visit.setServiceProvider(new Reference("Organization/harbor"));
    visit.addParticipant().setIndividual(new Reference("Practitioner/shah"));
    cds.store.put(visit);
    Organization clinic = new Organization().setName("Harbor Clinic");
    clinic.setId("harbor");
    clinic.addIdentifier().setSystem(Canonical.NPI).setValue("1234567893");
    cds.store.put(clinic);
  }

  private static ObjectNode arrival(String service) {
    ObjectNode call = recorded("encounter-start");
    call.put("hook", service.replace("cleanclaim-", ""));
    call.put("fhirServer", "http://localhost/fhir");
    return call;
  }

  private void registeredUntil(String day) {
    ((ObjectNode) coverage().path("period")).put("end", day);
  }

  private ObjectNode coverage() {
    for (JsonNode entry : prefetch(request).path("coverage").path("entry")) {
      if ("Coverage".equals(entry.path("resource").path("resourceType").asText())) {
        return (ObjectNode) entry.path("resource");
      }
    }
    throw new IllegalStateException("The recorded call has no coverage");
  }

  @Test
  void doesNotAskWhatAFreshAnswerTells() throws Exception {
    ObjectNode last =
        (ObjectNode)
            CdsHooksHarness.JSON.readTree(ACTIVE.replace("#coverage", "Coverage/ana-northwind"));
    last.put("id", "last").put("created", "2026-11-22").put("servicedDate", "2026-12-01");
    prefetch(request).set("eligibility", last);

    assertThat(call(Reply.ok(INACTIVE)).cards()).isEmpty();
    assertThat(route.asked).isEmpty();

    last.put("created", "2026-11-01");
    assertThat(call(Reply.ok(INACTIVE)).cards()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500, 502, 503, 504})
  @Tag("I12")
  void saysThatItCouldNotBeCheckedWhenTheRouteRefuses(int status) throws Exception {
    assertUnchecked(call(Reply.status(status)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"resourceType\":\"Patient\"}"})
  @Tag("I12")
  void saysSoWhenThePayerTalksNonsense(String nonsense) throws Exception {
    assertUnchecked(call(Reply.ok(nonsense)));
  }

  @Test
  void takesAnErrorForUnknownAndNeverForInactive() throws Exception {
    String error =
        answer(
            "error",
            "\"inforce\":false,",
            ",\"error\":[{\"code\":{\"coding\":[{\"code\":\"75\"}]}}]");
    assertUnchecked(call(Reply.ok(error)));
  }

  @Test
  @Tag("I12")
  void saysSoInTimeWhenThePayerHangsAndKnowsItNextTime() throws Exception {
    route =
        new TestHttp(
            asked -> {
              await();
              return Reply.ok(INACTIVE);
            });
    cds = new CdsHooksHarness().eligibility(route.base() + "/routes/fhir");
    cds.call(SERVICE, recordedWithout("coverage"));
    long before = System.nanoTime();

    assertUnchecked(cds.call(SERVICE, request));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
    released.countDown();
    assertThat(eventually().cards().get(0).path("summary").asText())
        .isEqualTo("Coverage is not in force on Fri Dec 4.");
    assertThat(route.asked).hasSize(1);
  }

  @Test
  void asksNobodyWhereNoRouteIsSetUp() throws Exception {
    assertThat(new CdsHooksHarness().call(SERVICE, request).cards()).isEmpty();
  }

  @Test
  void keepsAnswersOnlyAboutRecordsOfItsOwn() throws Exception {
    call(Reply.ok(ACTIVE));
    assertThat(cds.recorded).isEmpty();
  }

  private static ObjectNode recordedWithout(String key) {
    ObjectNode call = recorded("appointment-book");
    prefetch(call).remove(key);
    return call;
  }

  private Answer eventually() throws Exception {
    Answer answer = cds.call(SERVICE, request);
    for (int tries = 0; tries < 50 && !isAbout(answer, "in force"); tries++) {
      answer = cds.call(SERVICE, request);
    }
    return answer;
  }

  private static boolean isAbout(Answer answer, String words) {
    return !answer.cards().isEmpty()
        && answer.cards().get(0).path("summary").asText().contains(words);
  }

  private Answer call(Reply reply) throws Exception {
    if (route != null) {
      route.close();
    }
    route = new TestHttp(asked -> reply);
    cds = new CdsHooksHarness().eligibility(route.base() + "/routes/fhir");
    request.putObject("extension").put("org.cleanclaim.trace", true);
    return cds.call(SERVICE, request);
  }

  private static void assertUnchecked(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cards()).hasSize(1);
    JsonNode card = answer.cards().get(0);
    assertThat(card.path("summary").asText())
        .isEqualTo("Could not check eligibility with Northwind.");
    assertThat(card.path("indicator").asText()).isEqualTo("info");
    assertThat(card.has("overrideReasons")).isFalse();
  }

  private void await() {
    try {
      released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(String outcome, String insurance, String more) {
    return """
        {"resourceType":"CoverageEligibilityResponse","status":"active","purpose":["validation"],
        "patient":{"reference":"#patient"},"created":"2026-11-23T09:00:00-05:00",
        "servicedDate":"2026-12-04","outcome":"%s","insurance":[{%s
        "coverage":{"reference":"#coverage"}}]%s}
        """
        .formatted(outcome, insurance, more);
  }
}
