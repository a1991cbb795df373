package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** CDS Hooks in a HAPI host that knows nothing of us, over HTTP. */
class CdsHooksIT extends HapiHost {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  @Autowired private JdbcTemplate jdbc;

  @Test
  void listsItsServices() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(base() + "/cds-services")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("services"))
        .extracting(service -> service.path("id").asText())
        .contains(
            "cleanclaim-patient-view",
            "cleanclaim-appointment-book",
            "cleanclaim-order-sign",
            "cleanclaim-charge-capture");
  }

  @Test
  void judgesADraftWithThePrefetchItIsSent() throws Exception {
    HttpResponse<String> answer = post("", CdsHooksHarness.recorded("charge-capture"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("cards").isArray()).isTrue();
  }

  @Test
  void readsItsOwnStoreWhenItIsTheFhirServerOfTheCall() throws Exception {
    ObjectNode request = CdsHooksHarness.recorded("charge-capture");
    for (JsonNode stored : request.at("/prefetch/coverage/entry")) {
      if (stored.at("/resource/resourceType").asText().equals("Organization")) {
        store(stored.path("resource"));
      }
    }
    store(request.at("/prefetch/patient"));
    store(request.at("/prefetch/coverage/entry/0/resource"));
    request.remove("prefetch");
    assertThat(post("", request).statusCode()).isEqualTo(412);
    request.put("fhirServer", base() + "/fhir");

    HttpResponse<String> answer = post("", request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void keepsFeedbackAndRefusesWhatIsTooLargeOrTooDeep() throws Exception {
    String feedback =
        "{\"feedback\":[{\"card\":\"c-1\",\"outcome\":\"overridden\","
            + "\"outcomeTimestamp\":\"2026-11-23T10:00:00Z\"}]}";
    assertThat(post("/feedback", JSON.readTree(feedback)).statusCode()).isEqualTo(200);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cleanclaim_card_feedback where card = 'c-1'", Integer.class))
        .isEqualTo(1);

    ObjectNode large = CdsHooksHarness.recorded("charge-capture").put("x", "x".repeat(2_000_000));
    assertThat(post("", large).statusCode()).isEqualTo(413);
    assertThat(send("/fhir/Claim", "[".repeat(1000)).statusCode()).isEqualTo(400);
    assertThat(
            send("/fhir/Claim", "{\"resourceType\":\"Claim\",\"total\":{\"value\":1e300000}}")
                .body())
        .contains("OperationOutcome");
  }

  private void store(JsonNode resource) {
    Resource read = (Resource) fhir.newJsonParser().parseResource(resource.toString());
    client.update().resource(read).execute();
  }

  private HttpResponse<String> post(String below, JsonNode body) throws Exception {
    return send("/cds-services/cleanclaim-charge-capture" + below, body.toString());
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
