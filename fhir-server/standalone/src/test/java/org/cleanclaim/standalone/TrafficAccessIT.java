package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may see the payer traffic, and that what is seen unmasked is on record. */
@OnStandaloneServer
class TrafficAccessIT {

  private static final String TRAFFIC = "/routes/traffic";
  private static final String ALL =
      "cleanclaim/traffic.read cleanclaim/traffic.reveal cleanclaim/traffic.replay";
  private static final String REASON = "{\"reason\": \"The payer asks about it.\"}";

  @Autowired StandaloneServer server;
  @Autowired org.apache.camel.ProducerTemplate camel;

  @Test
  void asksForToken() {
    assertThat(server.send(server.request(TRAFFIC)).statusCode()).isEqualTo(401);
    assertThat(server.send(server.post(TRAFFIC + "/exchanges/x/reveal", REASON)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void readingEveryClaimIsNotEnough() {
    var answer = get(TRAFFIC, server.token("system/*.cruds"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("OperationOutcome");
    assertThat(get(TRAFFIC, server.browser().signIn("dana").ehrToken()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void clinicianIsNotGivenTheScopeThatTheAppAsksFor() {
    var shah = app("shah");
    assertThat(shah.get("scope").asText()).doesNotContain("traffic").contains("user/*.cruds");
    assertThat(get(TRAFFIC, shah.get("access_token").asText()).statusCode()).isEqualTo(403);
    assertThat(app("ines").get("scope").asText()).contains("cleanclaim/traffic.reveal");
    assertThat(get(TRAFFIC, app("ines").get("access_token").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void seeingIsNotRevealingAndRevealingIsNotReplaying() {
    var id = quarantined();
    var reader = server.token("cleanclaim/traffic.read");
    assertThat(get(TRAFFIC + "/exchanges/" + id, reader).statusCode()).isEqualTo(200);
    for (var what : new String[] {"reveal", "original", "replay"}) {
      assertThat(post(id, what, REASON, reader).statusCode()).as(what).isEqualTo(403);
    }
    var revealer = server.token("cleanclaim/traffic.read cleanclaim/traffic.reveal");
    assertThat(post(id, "replay", REASON, revealer).statusCode()).isEqualTo(403);
    assertThat(get(TRAFFIC, server.token("cleanclaim/traffic.replay")).statusCode()).isEqualTo(403);
  }

  @Test
  void maskedUntilAskedForWithAReasonThatIsKept() {
    var id = quarantined();
    var dana = app("dana").get("access_token").asText();
    var masked = get(TRAFFIC + "/exchanges/" + id, dana);
    assertThat(masked.body()).contains("Patient", "•••").doesNotContain("REYES", "M4711");
    assertThat(masked.headers().firstValue("Cache-Control")).contains("no-store");

    assertThat(post(id, "reveal", "{}", dana).statusCode()).isEqualTo(400);
    assertThat(post(id, "reveal", "{", dana).body()).contains("cannot be read");
    var open = post(id, "reveal", REASON, dana);
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.body()).contains("REYES");
    var original = post(id, "original", REASON, dana);
    assertThat(original.body()).startsWith("ISA*00*");
    assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");

    var audit = StandaloneServer.json(get(TRAFFIC + "/audit?about=" + id, dana));
    assertThat(audit.get("intact").asBoolean()).isTrue();
    assertThat(audit.get("entries")).hasSize(2);
    assertThat(audit.at("/entries/1/action").asText()).isEqualTo("reveal");
    assertThat(audit.at("/entries/1/person/reference").asText()).isEqualTo("Practitioner/dana");
    assertThat(audit.at("/entries/1/reason").asText()).isEqualTo("The payer asks about it.");
  }

  @Test
  void replayIsRehearsedUnlessItIsAskedForInEarnest() {
    var id = quarantined();
    var token = server.token(ALL);
    var plan = StandaloneServer.json(post(id, "replay", "{}", token));
    assertThat(plan.get("allowed").asBoolean()).isFalse();
    assertThat(plan.get("why").asText()).contains("quarantined again");
    assertThat(post(id, "replay", "{\"dryRun\": false}", token).statusCode()).isEqualTo(400);
    var done = post(id, "replay", "{\"dryRun\": false, \"reason\": \"mended\"}", token);
    assertThat(StandaloneServer.json(done).get("done").asBoolean()).isFalse();
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    var token = server.token(ALL);
    assertThat(get(TRAFFIC + "/exchanges/out-999999", token).statusCode()).isEqualTo(404);
    assertThat(get(TRAFFIC + "?from=yesterday", token).body()).contains("2026-11-27T13:00:00Z");
    var proof = StandaloneServer.json(get(TRAFFIC + "/claims/none/filing", token));
    assertThat(proof.get("level").asText()).isEqualTo("none");
    var packet = send(server.post(TRAFFIC + "/claims/none/filing-packet", REASON), token);
    assertThat(packet.statusCode()).isEqualTo(409);
    assertThat(packet.body()).contains("nothing that proves its filing");
    var found = StandaloneServer.json(get(TRAFFIC + "?state=stuck", token));
    assertThat(found.get("strip").has("dead")).isTrue();
  }

  /** An answer about a patient nothing was sent for, as it waits for a person. */
  private String quarantined() {
    var number = "%09d".formatted(UUID.randomUUID().getMostSignificantBits() >>> 36);
    var text =
        ("ISA*00*          *00*          *ZZ*NWC01          *ZZ*CLEANCLAIM     *261123*1600*^*00501"
                + "*%s*0*T*:~GS*HN*NWC01*CLEANCLAIM*20261123*1600*1*X*005010X214~ST*277*0001*005010X214~"
                + "BHT*0085*08*R1*20261123*1600*TH~HL*1**20*1~NM1*PR*2*NORTHWIND*****PI*NWC01~TRN*1*T1~"
                + "DTP*050*D8*20261123~DTP*009*D8*20261123~HL*2*1*21*1~NM1*41*2*HARBOR*****46*CLEANCLAIM~"
                + "TRN*2*B1~STC*A1:19*20261123*WQ*425~HL*3*2*19*1~NM1*85*2*HARBOR*****XX*1234567893~"
                + "HL*4*3*PT~NM1*QC*1*REYES*ANA****MI*M4711~TRN*2*X%s~STC*A2:20*20261123*WQ*425~"
                + "SE*18*0001~GE*1*1~IEA*1*%s~")
            .formatted(number, number, number);
    var raw = text.getBytes(StandardCharsets.US_ASCII);
    var outcome =
        camel.requestBody(
            MailboxRoute.SORTED.replaceAll("^.*?:(.*)}}$", "$1"),
            new Received("simulated", "report.277ca", "277CA", raw),
            Inbound.Outcome.class);
    assertThat(outcome).isEqualTo(Outcome.QUARANTINED);
    return "in-simulated-" + java.util.HexFormat.of().formatHex(Sha256.of(raw));
  }

  private JsonNode app(String user) {
    return server
        .browser()
        .signIn(user)
        .token("cleanclaim-app", "/app/", "openid fhirUser user/*.cruds " + ALL, Map.of());
  }

  private HttpResponse<String> get(String path, String token) {
    return send(server.request(path), token);
  }

  private HttpResponse<String> post(String id, String what, String body, String token) {
    return send(server.post(TRAFFIC + "/exchanges/" + id + "/" + what, body), token);
  }

  private HttpResponse<String> send(java.net.http.HttpRequest.Builder request, String token) {
    return server.send(request.header("Authorization", "Bearer " + token));
  }
}
