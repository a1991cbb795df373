package org.cleanclaim.plugin.cdshooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** What CDS Hooks 2.0 says of the envelope, status by status. */
class CdsProtocolTest {

  private static final List<String> IDS =
      List.of(
          "cleanclaim-appointment-book",
          "cleanclaim-charge-capture",
          "cleanclaim-encounter-discharge",
          "cleanclaim-encounter-start",
          "cleanclaim-note-sign",
          "cleanclaim-order-dispatch",
          "cleanclaim-order-select",
          "cleanclaim-order-sign",
          "cleanclaim-patient-view",
          "cleanclaim-problem-list-item-create");

  private final CdsHooksHarness cds = new CdsHooksHarness();

  @Test
  @Shall({"discovery-address", "discovery-object", "discovery-attributes"})
  void describesEachServiceByTheAttributesDiscoveryRequires() throws Exception {
    Answer answer = cds.send(get("/cds-services"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(cds.send(get("/cds-services/")).body()).isEqualTo(answer.body());
    JsonNode services = answer.body().path("services");
    assertThat(services).extracting(service -> service.path("id").asText()).isEqualTo(IDS);
    for (JsonNode service : services) {
      for (String field : List.of("hook", "title", "description", "id", "usageRequirements")) {
        assertThat(service.path(field).asText()).as(field).isNotBlank();
      }
      // A diagnosis is judged without a payer.
      if (!"problem-list-item-create".equals(service.path("hook").asText())) {
        assertThat(service.path("prefetch").path("coverage").asText())
            .isEqualTo("Coverage?patient={{context.patientId}}&_include=Coverage:payor");
      }
    }
    assertThat(services.get(1).path("hook").asText()).isEqualTo("org.cleanclaim.charge-capture");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charge-capture",
        "patient-view",
        "appointment-book",
        "appointment-book-array",
        "order-sign",
        "order-select",
        "order-dispatch",
        "order-dispatch-single",
        "encounter-start",
        "encounter-discharge",
        "note-sign",
        "problem-list-item-create"
      })
  @Shall("response-200-cards")
  void answersEveryRecordedCall(String name) throws Exception {
    Answer answer = cds.call("cleanclaim-" + name.replaceAll("-array|-single", ""), recorded(name));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().path("cards").isArray()).isTrue();
  }

  @Test
  void ignoresFieldsItDoesNotKnow() throws Exception {
    ObjectNode request = recorded("patient-view");
    request.put("user", "Practitioner/shah").putObject("meta").put("v", 3);
    context(request).put("somethingNew", 1);
    CdsHooksHarness.prefetch(request).put("unasked", "123");

    assertThat(cds.call("cleanclaim-patient-view", request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "hook,",
    "hook,order-sign",
    "hook,''",
    "hookInstance,",
    "hookInstance,not-a-uuid",
    "hookInstance,''",
    "context,",
    "fhirServer,not a url",
    "fhirServer,ftp://x",
    "fhirServer,/relative",
    "fhirServer,https://user@host/fhir",
    "fhirServer,https://host/fhir?x=1",
    "prefetch,text",
    "fhirAuthorization,text"
  })
  @Shall({"call-fields", "call-instance-unique"})
  void refusesAnEnvelopeThatIsNone(String field, String value) throws Exception {
    ObjectNode request = recorded("patient-view");
    if (value == null) {
      request.remove(field);
    } else {
      request.put(field, value);
    }

    assertRefused(400, cds.call("cleanclaim-patient-view", request));
  }

  @Test
  void refusesNullWhereAFieldIsRequired() throws Exception {
    for (String field : List.of("hook", "hookInstance", "context")) {
      ObjectNode request = recorded("patient-view");
      request.putNull(field);
      assertRefused(400, cds.call("cleanclaim-patient-view", request));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "patient-view,userId", "patient-view,patientId", "appointment-book,userId",
    "appointment-book,patientId", "appointment-book,appointments", "order-sign,userId",
    "order-sign,patientId", "order-sign,draftOrders", "charge-capture,userId",
    "charge-capture,patientId", "charge-capture,encounterId", "charge-capture,draftClaims",
    "order-select,selections", "order-select,draftOrders", "order-dispatch,patientId",
    "order-dispatch,dispatchedOrders", "order-dispatch-single,order", "encounter-start,encounterId",
    "encounter-discharge,encounterId", "note-sign,draftClaims", "note-sign,encounterId",
    "problem-list-item-create,conditions"
  })
  void requiresTheContextOfTheHook(String hook, String field) throws Exception {
    ObjectNode missing = recorded(hook);
    context(missing).remove(field);
    assertRefused(400, cds.call("cleanclaim-" + hook.replace("-single", ""), missing));

    ObjectNode wrong = recorded(hook);
    context(wrong).put(field, 5);
    assertRefused(400, cds.call("cleanclaim-" + hook.replace("-single", ""), wrong));

    ObjectNode empty = recorded(hook);
    context(empty).put(field, "");
    assertRefused(400, cds.call("cleanclaim-" + hook.replace("-single", ""), empty));
  }

  @ParameterizedTest
  @CsvSource({
    "access_token,",
    "token_type,",
    "token_type,MAC",
    "expires_in,",
    "expires_in,soon",
    "scope,",
    "subject,",
    "access_token,'a b'"
  })
  @Shall("access-fields")
  void refusesAnAuthorizationThatIsNone(String field, String value) throws Exception {
    ObjectNode request = recorded("patient-view");
    request.put("fhirServer", "https://ehr.example.org/fhir");
    ObjectNode lent = authorization(request);
    if (value == null) {
      lent.remove(field);
    } else {
      lent.put(field, value);
    }

    assertRefused(400, cds.call("cleanclaim-patient-view", request));
  }

  @Test
  @Shall("call-server-with-authorization")
  void requiresTheServerAnAuthorizationIsFor() throws Exception {
    ObjectNode request = recorded("patient-view");
    authorization(request);

    assertRefused(400, cds.call("cleanclaim-patient-view", request));
  }

  @Test
  @Shall("access-scoped")
  void refusesATokenForAnotherPatientOrClient() throws Exception {
    ObjectNode request = recorded("patient-view");
    request.put("fhirServer", "https://ehr.example.org/fhir");
    authorization(request).put("patient", "jonah-cole");
    assertRefused(403, cds.call("cleanclaim-patient-view", request));

    authorization(request).put("subject", "somebody-else");
    assertRefused(
        403, new CdsHooksHarness().clientId("cleanclaim").call("cleanclaim-patient-view", request));
  }

  @Test
  @Shall("call-post")
  void refusesACallWithoutABody() throws Exception {
    assertRefused(400, cds.post("/cds-services/cleanclaim-patient-view", new byte[0]));
    assertRefused(400, cds.send(post("/cds-services/cleanclaim-patient-view")));
    assertRefused(400, cds.post("/cds-services/cleanclaim-patient-view", "{\"hook\":".getBytes()));
    assertRefused(400, cds.post("/cds-services/cleanclaim-patient-view", "[]".getBytes()));
    assertRefused(400, cds.post("/cds-services/cleanclaim-patient-view", "null".getBytes()));
  }

  @Test
  void refusesMoreThanAMegabyte() throws Exception {
    ObjectNode request = recorded("patient-view").put("filler", "x".repeat(2_000_000));

    assertRefused(413, cds.call("cleanclaim-patient-view", request));
  }

  @Test
  @Shall("json-bodies")
  void refusesWhatIsNotSentAsJson() throws Exception {
    byte[] body = recorded("patient-view").toString().getBytes(UTF_8);
    assertRefused(
        415,
        cds.send(
            post("/cds-services/cleanclaim-patient-view")
                .contentType(MediaType.APPLICATION_XML)
                .content(body)));
  }

  @Test
  @Shall("call-post")
  void knowsNoOtherServicesAndNoOtherMethods() throws Exception {
    assertRefused(404, cds.call("no-such-service", recorded("patient-view")));
    assertRefused(404, cds.send(get("/cds-services/no-such-service")));
    assertRefused(404, cds.call("cleanclaim-patient-view/other", recorded("patient-view")));
    for (Answer answer :
        List.of(
            cds.send(get("/cds-services/cleanclaim-patient-view")),
            cds.send(put("/cds-services/cleanclaim-patient-view")),
            cds.send(delete("/cds-services/cleanclaim-patient-view/feedback")))) {
      assertRefused(405, answer);
      assertThat(answer.response().getHeader("Allow")).isEqualTo("POST");
    }
    Answer posted = cds.send(post("/cds-services"));
    assertRefused(405, posted);
    assertThat(posted.response().getHeader("Allow")).isEqualTo("GET");
  }

  @Test
  void keepsEveryAnswerOutOfCaches() throws Exception {
    assertThat(
            cds.call("cleanclaim-patient-view", recorded("patient-view"))
                .response()
                .getHeader("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  @Shall({"json-no-null", "json-no-empty", "json-omit-optional"})
  void neverAnswersWithNullOrEmptyValues() throws Exception {
    for (String hook :
        List.of("charge-capture", "patient-view", "appointment-book", "order-sign")) {
      Answer answer = cds.call("cleanclaim-" + hook, recorded(hook));
      for (JsonNode card : answer.cards()) {
        assertThat(card.findValues("resource")).allSatisfy(r -> assertThat(r.isObject()).isTrue());
        assertThat(card.path("summary").asText().length()).isBetween(1, 139);
        assertNoNulls(card);
      }
    }
  }

  private static void assertNoNulls(JsonNode node) {
    node.forEach(
        child -> {
          assertThat(child.isNull() || child.isContainerNode() && child.isEmpty()).isFalse();
          assertNoNulls(child);
        });
  }

  private static ObjectNode authorization(ObjectNode request) {
    return request
        .putObject("fhirAuthorization")
        .put("access_token", "opaque")
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "user/*.rs")
        .put("subject", "cleanclaim");
  }

  static void assertRefused(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/fhir+json");
    OperationOutcome outcome =
        CdsHooksHarness.FHIR
            .newJsonParser()
            .parseResource(OperationOutcome.class, answer.body().toString());
    assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank();
    assertThat(outcome.getIssueFirstRep().getCode()).isNotNull();
  }
}
