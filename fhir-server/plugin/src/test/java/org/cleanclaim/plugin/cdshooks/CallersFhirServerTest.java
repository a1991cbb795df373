package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.cdshooks.TestHttp.Asked;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records read from the caller's own FHIR server, with the token it lends. */
class CallersFhirServerTest {

  private static final String SERVICE = "cleanclaim-charge-capture";

  private final ObjectNode recorded = recorded("charge-capture");
  private final ObjectNode request = recorded("charge-capture");
  private final CountDownLatch released = new CountDownLatch(1);
  private TestHttp ehr;

  @AfterEach
  void stop() {
    released.countDown();
    if (ehr != null) {
      ehr.close();
    }
  }

  @Test
  @Shall("access-token-each-call")
  void isReadWithTheTokenOfTheCall() throws Exception {
    Answer answer = call(this::record);

    assertThat(answer.cards()).hasSize(1);
    assertThat(answer.cards().get(0).path("summary").asText()).contains("Northwind");
    assertThat(ehr.asked).isNotEmpty();
    assertThat(ehr.asked).allMatch(asked -> "Bearer lent-token".equals(asked.authorization()));
    assertThat(ehr.asked)
        .extracting(Asked::path)
        .contains(
            "/fhir/Patient/ana-reyes",
            "/fhir/Coverage?patient=ana-reyes&_include=Coverage:payor",
            "/fhir/Organization/harbor-family");
  }

  @Test
  void isAskedOnlyForWhatWasLeftOut() throws Exception {
    ehr = new TestHttp(this::record);
    ehrOf(request).remove("claims");
    ((ObjectNode) request.at("/context/draftClaims/entry/0/resource")).remove("provider");

    assertThat(harness().call(SERVICE, request).status()).isEqualTo(200);
    assertThat(ehr.asked)
        .extracting(Asked::path)
        .containsExactly(
            "/fhir/Claim?patient=ana-reyes&_include=Claim:care-team&_include=Claim:provider"
                + "&_sort=-created&_count=100");
  }

  @Test
  @Tag("T7")
  @Shall("call-server-https")
  void isNotContactedUnlessItIsOnTheList() throws Exception {
    ehr = new TestHttp(this::record);
    ehrOf(request);
    request.remove("prefetch");

    assertRefused(412, new CdsHooksHarness().call(SERVICE, request));
    assertRefused(
        412, new CdsHooksHarness().fhirServers("http://localhost:1").call(SERVICE, request));
    assertRefused(
        412, new CdsHooksHarness().fhirServers(ehr.base() + "/other").call(SERVICE, request));
    assertThat(ehr.asked).isEmpty();
  }

  @Test
  @Tag("T7")
  void mayNotSendUsElsewhere() throws Exception {
    try (TestHttp elsewhere = new TestHttp(asked -> Reply.ok("{}"))) {
      Answer redirected = call(asked -> new Reply(302, "", elsewhere.base() + asked.path()));
      assertRefused(412, redirected);

      String next =
          "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":\"next\","
              + "\"url\":\"%s/page2\"}]}";
      ehr.close();
      call(asked -> Reply.ok(next.formatted(elsewhere.base())));
      assertThat(elsewhere.asked).isEmpty();
    }
  }

  @Test
  void isReadToItsLastPage() throws Exception {
    JsonNode all = recorded.at("/prefetch/coverage");
    Answer answer =
        call(
            asked ->
                asked.path().startsWith("/fhir/Coverage")
                    ? Reply.ok(
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":"
                            + "\"next\",\"url\":\""
                            + ehr.base()
                            + "/fhir?page=2\"}]}")
                    : asked.path().equals("/fhir?page=2")
                        ? Reply.ok(all.toString())
                        : record(asked));

    assertThat(answer.cards().get(0).path("summary").asText()).contains("Northwind");
  }

  @Test
  void leavesTheCallWithoutDataWhenItRefusesFailsOrTalksNonsense() throws Exception {
    for (Reply reply :
        new Reply[] {
          Reply.status(401),
          Reply.status(403),
          Reply.status(500),
          Reply.ok("<html>"),
          Reply.ok("{\"resourceType\":\"OperationOutcome\"}"),
          Reply.ok("{\"resourceType\":\"Coverage\",\"total\":{\"value\":1e300000}}")
        }) {
      assertRefused(412, call(asked -> reply));
      ehr.close();
    }
  }

  @Test
  void isNotBelievedAboutOtherPatients() throws Exception {
    ObjectNode coverage =
        (ObjectNode) recorded.at("/prefetch/coverage/entry/0/resource").deepCopy();
    ((ObjectNode) coverage.path("beneficiary")).put("reference", "Patient/jonah-cole");
    Answer answer =
        call(
            asked ->
                asked.path().startsWith("/fhir/Coverage")
                    ? Reply.ok(
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
                            + coverage
                            + "}]}")
                    : Reply.status(404));

    assertThat(answer.cards().get(0).path("summary").asText()).doesNotContain("Northwind");
  }

  @Test
  @Tag("I12")
  void doesNotHoldACallBeyondItsDeadline() throws Exception {
    ehr =
        new TestHttp(
            asked -> {
              if (asked.path().startsWith("/fhir/Claim")) {
                await();
              }
              return record(asked);
            });
    ehrOf(request);
    request.remove("prefetch");
    request.putObject("extension").put("org.cleanclaim.trace", true);
    long before = System.nanoTime();

    Answer answer = harness().deadline(Duration.ofMillis(1500)).call(SERVICE, request);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.trace()).anyMatch(entry -> entry.path("reason").asText().contains("claims"));
  }

  @Test
  @Shall("access-token-transient")
  void isNotSentATokenThatHasEnded() throws Exception {
    ehr = new TestHttp(asked -> Reply.status(401));
    ehrOf(request);
    request.remove("prefetch");
    ((ObjectNode) request.path("fhirAuthorization")).put("expires_in", 0);

    assertRefused(412, harness().call(SERVICE, request));
    assertThat(ehr.asked).isEmpty();
  }

  private Answer call(Function<Asked, Reply> answers) throws Exception {
    ehr = new TestHttp(answers);
    ehrOf(request);
    request.remove("prefetch");
    return harness().call(SERVICE, request);
  }

  private CdsHooksHarness harness() {
    return new CdsHooksHarness().fhirServers(ehr.base());
  }

  private ObjectNode ehrOf(ObjectNode call) {
    call.put("fhirServer", ehr.base() + "/fhir");
    call.putObject("fhirAuthorization")
        .put("access_token", "lent-token")
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.rs")
        .put("subject", "cleanclaim")
        .put("patient", "ana-reyes");
    return call.withObject("/prefetch");
  }

  private Reply record(Asked asked) {
    if (asked.path().startsWith("/fhir/Patient/")) {
      return Reply.ok(recorded.at("/prefetch/patient").toString());
    }
    if (asked.path().startsWith("/fhir/Coverage?")) {
      return Reply.ok(recorded.at("/prefetch/coverage").toString());
    }
    return asked.path().contains("?")
        ? Reply.ok("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}")
        : Reply.status(404);
  }

  private void await() {
    try {
      released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
