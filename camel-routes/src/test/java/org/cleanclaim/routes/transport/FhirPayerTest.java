package org.cleanclaim.routes.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner with a FHIR server, over real HTTP. */
class FhirPayerTest {
  private static final String QUEUED =
      "{\"resourceType\":\"ClaimResponse\",\"id\":\"R1\",\"status\":\"active\",\"outcome\":\"queued\"}";
  private static final String PAID =
      "{\"resourceType\":\"ClaimResponse\",\"id\":\"R1\",\"status\":\"active\",\"outcome\":\"complete\","
          + "\"patient\":{\"reference\":\"Patient/theirs\"},"
          + "\"payment\":{\"amount\":{\"value\":300,\"currency\":\"USD\"}}}";
  private static final String DENIED =
      "{\"resourceType\":\"ClaimResponse\",\"status\":\"active\",\"outcome\":\"complete\",\"item\":"
          + "[{\"itemSequence\":1,\"adjudication\":[{\"category\":{\"coding\":[{\"code\":\"CO\"}]},"
          + "\"reason\":{\"coding\":[{\"code\":\"197\"}]},\"amount\":{\"value\":425}}]}]}";
  private static final String REFUSED =
      "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"required\",\"diagnostics\":\"REYES"
          + " ANA has no id\"}]}";

  private final List<String> got = new CopyOnWriteArrayList<>();
  private HttpServer http;
  private Transit transit;
  private volatile int status = 200;
  private volatile String said = PAID;
  private volatile String later = QUEUED;

  @BeforeEach
  void start() throws Exception {
    http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    http.createContext("/fhir/Claim/$submit", this::submit);
    http.createContext("/fhir/ClaimResponse/R1", exchange -> reply(exchange, 200, later));
    http.start();
    var address = "fhir:http://localhost:" + http.getAddress().getPort() + "/fhir";
    transit =
        new Transit(
            Map.of(
                "outbox",
                address,
                "inbox",
                address,
                "batch-size",
                "1",
                "fhir.token",
                "let-me-in",
                "fhir.every",
                "100ms"));
  }

  @AfterEach
  void stop() {
    transit.close();
    http.stop(0);
  }

  private void submit(HttpExchange exchange) throws IOException {
    assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
        .isEqualTo("Bearer let-me-in");
    got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (status == 0) {
      exchange.close();
    } else {
      reply(exchange, status, said);
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void claimIsPostedOnceAndItsResponseIsWrittenAsAnswerToOurClaim() {
    var claim = transit.send();
    assertThat(claim.state()).isEqualTo(SubmissionState.PAID);
    transit.sendAgain(1);
    assertThat(got).hasSize(1);
    var bundle =
        transit.clinic.server.fhir().newJsonParser().parseResource(Bundle.class, got.get(0));
    var posted = (Claim) bundle.getEntryFirstRep().getResource();
    assertThat(posted.getIdentifierFirstRep().getValue()).isEqualTo(claim.patientControlNumber());
    assertThat(bundle.getIdentifier().getValue()).startsWith("urn:uuid:");
    assertThat(transit.received()).containsExactly("ClaimResponse APPLIED 1");
    post(claim);
    post(claim);
    var written = transit.clinic.server.all(ClaimResponse.class);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).getRequest().getReference()).isEqualTo("Claim/1");
    assertThat(written.get(0).getPatient().getReference()).doesNotContain("theirs");
    assertThat(written.get(0).getPayment().getAmount().getValue()).isEqualByComparingTo("300");
  }

  @Test
  void denialIsADenial() {
    said = DENIED;
    assertThat(transit.send().state()).isEqualTo(SubmissionState.DENIED);
  }

  @Test
  void queuedResponseIsAskedForUntilItIsDecided() {
    said = QUEUED;
    var claim = transit.send();
    assertThat(claim.state()).isEqualTo(SubmissionState.ACKNOWLEDGED);
    later = PAID;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> transit.clinic.again(claim).state() == SubmissionState.PAID);
    assertThat(transit.received()).hasSize(2);
  }

  @Test
  void refusalRejectsTheClaimWithItsCodeAndNoName() {
    status = 422;
    said = REFUSED;
    var claim = transit.send();
    assertThat(claim.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(claim.reason()).contains("required").doesNotContain("REYES");
  }

  @Test
  @Tag("F11")
  void lineLostAfterTheClaimArrivedLeavesADoubtAndNothingIsSentAgain() {
    status = 0;
    var claim = transit.send();
    assertThat(claim.state()).isEqualTo(SubmissionState.IN_DOUBT);
    status = 200;
    transit.sendAgain(1);
    assertThat(got).hasSize(1);
  }

  @Test
  @Tag("F14")
  void answerThatIsNoClaimResponseIsADoubt() {
    said = "<html>Maintenance</html>";
    var claim = transit.send();
    assertThat(claim.state()).isEqualTo(SubmissionState.IN_DOUBT);
    assertThat(claim.reason()).contains("no ClaimResponse");
  }

  private void post(Submission claim) {
    var hash =
        transit
            .jdbc
            .sql("select encode(sha256, 'hex') from cleanclaim_routes.inbound")
            .query(String.class)
            .single();
    new RemittancePosting(
            transit.clinic.server,
            transit.inbound,
            new Payments(transit.clinic.database, "", transit.clinic.clock),
            transit.clinic.submissions,
            transit.clinic.database)
        .run(Clinic.PARTNER, hash);
  }
}
