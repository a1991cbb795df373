package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.prefetch;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way a caller may meet, or not meet, a prefetch template. */
class PrefetchTest {

  private static final String SERVICE = "cleanclaim-charge-capture";
  private static final String OWN = "http://localhost/fhir";

  private final CdsHooksHarness cds = new CdsHooksHarness();
  private final ObjectNode request = recorded("charge-capture");

  @Test
  void usesWhatWasSentAndReadsNothing() throws Exception {
    request.put("fhirServer", OWN);
    ((ObjectNode) request.at("/context/draftClaims/entry/0/resource")).remove("provider");

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.cards()).hasSize(1);
    assertThat(cds.store.reads).isZero();
  }

  @Test
  @Shall("prefetch-null-for-none")
  void takesNullAsThereIsNone() throws Exception {
    prefetch(request).putNull("coverage").putNull("claims").putNull("patient");
    request.put("fhirServer", OWN);
    stored("coverage");

    Answer answer = cds.call("cleanclaim-patient-view", patientViewOf(request));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(cds.store.reads).isZero();
  }

  @Test
  void takesASingleResourceWhereASearchWasAsked() throws Exception {
    prefetch(request).set("coverage", request.at("/prefetch/coverage/entry/0/resource"));

    assertThat(cds.call(SERVICE, request).status()).isEqualTo(200);
  }

  @Test
  @Shall("prefetch-412")
  void needsTheCoverageFromSomewhere() throws Exception {
    prefetch(request).remove("coverage");
    assertRefused(412, cds.call(SERVICE, request));

    request.remove("prefetch");
    assertRefused(412, cds.call(SERVICE, request));
  }

  @Test
  @Shall("prefetch-unsatisfied-left-out")
  void doesNotAskAgainForWhatTheCallerFailedToGet() throws Exception {
    prefetch(request).set("coverage", outcome("error"));
    request.put("fhirServer", OWN);
    ((ObjectNode) request.at("/context/draftClaims/entry/0/resource")).remove("provider");

    assertRefused(412, cds.call(SERVICE, request));
    assertThat(cds.store.reads).isZero();
  }

  @Test
  void takesAnOutcomeInsideASearchResultAsAFailureOrAWarning() throws Exception {
    ObjectNode coverage = (ObjectNode) prefetch(request).path("coverage");
    coverage.withArray("entry").addObject().set("resource", outcome("warning"));
    assertThat(cds.call(SERVICE, request).status()).isEqualTo(200);

    coverage.withArray("entry").addObject().set("resource", outcome("fatal"));
    assertRefused(412, cds.call(SERVICE, request));
  }

  @Test
  @Shall("prefetch-equivalent")
  void refusesRecordsOfAnotherPatient() throws Exception {
    ObjectNode patient = (ObjectNode) prefetch(request).path("patient");
    patient.put("id", "jonah-cole");
    assertRefused(422, cds.call(SERVICE, request));

    ObjectNode other = recorded("charge-capture");
    ((ObjectNode) other.at("/prefetch/coverage/entry/0/resource/beneficiary"))
        .put("reference", "Patient/jonah-cole");
    assertRefused(422, cds.call(SERVICE, other));
  }

  @Test
  @Shall({"prefetch-equivalent", "prefetch-own-only"})
  void refusesRecordsThatWereNotAskedForOrAreNone() throws Exception {
    prefetch(request).set("coverage", prefetch(request).path("patient"));
    assertRefused(422, cds.call(SERVICE, request));

    prefetch(request).put("coverage", "Coverage/1");
    assertRefused(422, cds.call(SERVICE, request));

    prefetch(request).putObject("coverage").put("resourceType", "Coverage").put("status", "no");
    assertRefused(422, cds.call(SERVICE, request));
  }

  @Test
  void readsTheOwnStoreWhereTheCallersServerIsThisOne() throws Exception {
    stored("coverage");
    stored("patient");
    request.remove("prefetch");
    request.put("fhirServer", OWN + "/");

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.cards().get(0).path("summary").asText()).contains("Northwind");
  }

  @Test
  @Tag("T1")
  void readsNothingFromTheStoreForACallerTheHostDoesNotVouchFor() throws Exception {
    stored("coverage");
    stored("patient");
    request.remove("prefetch");
    request.put("fhirServer", OWN);
    cds.localReadsPermitted = false;

    assertRefused(412, cds.call(SERVICE, request));
    assertThat(cds.store.reads).isZero();
  }

  @Test
  void doesNotKnowAPatientThatIsNotThere() throws Exception {
    request.remove("prefetch");
    request.put("fhirServer", OWN);

    assertRefused(412, cds.call(SERVICE, request));
  }

  @Test
  @Shall("prefetch-whole")
  void readsTheWholeOfAResultThatWasSentInPages() throws Exception {
    JsonNode coverage = request.at("/prefetch/coverage/entry/0/resource");
    stored("coverage");
    stored("patient");
    ObjectNode paged = (ObjectNode) prefetch(request).path("coverage");
    paged.putArray("entry");
    paged.putArray("link").addObject().put("relation", "next").put("url", OWN + "?_getpages=1");
    request.put("fhirServer", OWN);
    request.putObject("extension").put("org.cleanclaim.trace", true);

    Answer whole = cds.call(SERVICE, request);
    assertThat(whole.cards().get(0).path("summary").asText()).contains("Northwind");
    assertThat(whole.trace()).noneMatch(entry -> entry.path("edit").asText().equals("records"));

    paged.withArray("entry").addObject().set("resource", coverage);
    request.remove("fhirServer");
    Answer part = cds.call(SERVICE, request);
    assertThat(part.status()).isEqualTo(200);
    assertThat(part.trace()).anyMatch(entry -> entry.path("reason").asText().contains("coverage"));
  }

  @Test
  @Tag("I12")
  void saysThatNothingWasCheckedWhenTheStoreFails() throws Exception {
    cds.store.broken = true;
    request.remove("prefetch");
    request.put("fhirServer", OWN);

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.cards().get(0).path("summary").asText())
        .isEqualTo("Could not check this for denials.");
    assertThat(answer.cards().get(0).path("indicator").asText()).isEqualTo("info");
  }

  @Test
  @Tag("I12")
  void sendsWhatIsKnownWhenTheStoreIsSlow() throws Exception {
    cds.deadline(Duration.ofMillis(700)).store.delay = Duration.ofSeconds(20);
    request.put("fhirServer", OWN);
    prefetch(request).remove("claims");
    request.putObject("extension").put("org.cleanclaim.trace", true);
    long before = System.nanoTime();

    Answer answer = cds.call(SERVICE, request);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.trace()).anyMatch(entry -> entry.path("reason").asText().contains("claims"));
  }

  private void stored(String key) {
    JsonNode value = recorded("charge-capture").at("/prefetch/" + key);
    if (value.path("resourceType").asText().equals("Bundle")) {
      value.path("entry").forEach(entry -> store(entry.path("resource")));
    } else {
      store(value);
    }
  }

  private void store(JsonNode resource) {
    cds.store.put(
        (Resource) CdsHooksHarness.FHIR.newJsonParser().parseResource(resource.toString()));
  }

  private static ObjectNode patientViewOf(ObjectNode request) {
    ObjectNode view = recorded("patient-view");
    view.set("prefetch", request.path("prefetch"));
    view.set("fhirServer", request.path("fhirServer"));
    ((ObjectNode) view.path("prefetch")).putNull("eligibility");
    return view;
  }

  private static ObjectNode outcome(String severity) {
    ObjectNode outcome = CdsHooksHarness.JSON.createObjectNode();
    outcome.put("resourceType", "OperationOutcome");
    outcome.putArray("issue").addObject().put("severity", severity).put("code", "processing");
    return outcome;
  }
}
