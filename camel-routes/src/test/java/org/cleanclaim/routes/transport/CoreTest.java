package org.cleanclaim.routes.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cleanclaim.routes.core.CoreEnvelope;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner that speaks CAQH CORE over real HTTP. */
class CoreTest {
  private CoreServer server;
  private Transit transit;

  @BeforeEach
  void start() throws Exception {
    server = new CoreServer();
    transit = transit(Map.of());
  }

  @AfterEach
  void stop() {
    transit.close();
    server.close();
  }

  private Transit transit(Map<String, String> more) throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("outbox", server.address());
    settings.put("inbox", server.address());
    settings.put("http.username", "clinic");
    settings.put("http.password", "secret");
    settings.put("http.every", "100ms");
    settings.putAll(more);
    return new Transit(settings);
  }

  @Test
  void claimArrivesOnceWithAnIdThatFollowsFromItsNumber() {
    assertThat(transit.send().state()).isEqualTo(SubmissionState.SENT);
    transit.sendAgain(1);
    assertThat(server.got).hasSize(1);
    var got = server.got.get(0);
    assertThat(got.payload()).isEqualTo(transit.written(1));
    assertThat(got.payloadType()).isEqualTo("X12_837_Request_005010X222A1");
    assertThat(got.payloadId())
        .isEqualTo(CoreEnvelope.payloadId("northwind", "000000001").toString());
    assertThat(got.sender()).isEqualTo("CLEANCLAIM");
    assertThat(got.receiver()).isEqualTo("NWC01");
    assertThat(got.username()).isEqualTo("clinic");
  }

  @Test
  void remittanceIsPickedUpAppliedAndThenConfirmed() {
    transit.send();
    var answers = transit.answers(transit.written(1));
    server.leave(answers.get(3).content());
    await().atMost(Duration.ofSeconds(30)).until(() -> server.confirmed.size() == 1);
    assertThat(transit.received()).containsExactly("835 APPLIED 1");
    server.leave(answers.get(3).content());
    await().atMost(Duration.ofSeconds(30)).until(() -> server.confirmed.size() == 2);
    assertThat(transit.received()).containsExactly("835 APPLIED 2");
  }

  @Test
  @Tag("F11")
  void lineLostAfterTheClaimArrivedLeavesADoubtAndNothingIsSentAgain() {
    server.failing = exchange -> true;
    inDoubt(transit.send(), "gave no answer");
    server.failing = exchange -> false;
    transit.sendAgain(1);
    assertThat(transit.state(1)).isEqualTo(InterchangeState.IN_DOUBT);
    assertThat(server.got).hasSize(1);
  }

  @Test
  @Tag("F14")
  void webPageEmptyAnswerAndGarbageAreNoConfirmation() {
    int number = 0;
    for (var body : new String[] {"<html>Maintenance</html>", "", "\u0001\u0002"}) {
      server.failing =
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            return true;
          };
      inDoubt(transit.send(), "no sound CORE message");
      assertThat(server.got).hasSize(++number);
    }
  }

  @Test
  void errorsSayWhatToMend() {
    fails("UnAuthorized", "cleanclaim.routes.partners.northwind.http.username");
    fails("ChecksumMismatched", "cut or changed");
    fails("SenderIDIllegal", "cleanclaim.routes.partners.northwind.http.sender");
    fails("VersionMismatch", "2.2.0");
    server.failing =
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          return true;
        };
    inDoubt(transit.send(), "HTTP 503");
  }

  private void fails(String code, String words) {
    server.failing =
        exchange -> {
          var asked = server.got.get(server.got.size() - 1);
          CoreServer.reply(
              exchange,
              asked.answered(
                  "CoreEnvelopeError",
                  asked.payloadId(),
                  Instant.now(),
                  code,
                  "REYES ANA is not known",
                  new byte[0]));
          return true;
        };
    var claim = transit.send();
    inDoubt(claim, words);
    assertThat(claim.reason()).doesNotContain("REYES");
  }

  private static void inDoubt(Submission claim, String words) {
    assertThat(claim.state()).isEqualTo(SubmissionState.IN_DOUBT);
    assertThat(claim.reason()).contains(words);
  }
}
