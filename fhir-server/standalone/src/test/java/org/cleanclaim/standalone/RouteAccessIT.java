package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnStandaloneServer
class RouteAccessIT {

  private static final String SUBMIT = "/routes/fhir/CoverageEligibilityRequest/$submit";

  @Autowired StandaloneServer server;

  @Test
  void asksForToken() {
    assertThat(server.send(server.post(SUBMIT, "{}")).statusCode()).isEqualTo(401);
  }

  @Test
  void asksForScope() {
    assertThat(submit("system/Patient.rs")).isEqualTo(401);
  }

  @Test
  void letsSystemAskAndSaysWhatItsRequestLacks() {
    assertThat(submit("system/CoverageEligibilityRequest.c")).isEqualTo(400);
  }

  @Test
  void statusOfAClaimIsToldToSystemsOnly() {
    var status = "/routes/claims/status?claim=Claim/none";
    assertThat(server.send(server.post(status, "")).statusCode()).isEqualTo(401);
    var answer =
        server.send(
            server
                .post(status, "")
                .header(
                    "Authorization",
                    "Bearer " + server.token("system/CoverageEligibilityRequest.c")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("No such claim was sent from here");
  }

  private int submit(String scope) {
    var body = "{\"resourceType\": \"CoverageEligibilityRequest\", \"status\": \"active\"}";
    return server
        .send(
            server
                .post(SUBMIT, body)
                .setHeader("Content-Type", "application/fhir+json")
                .header("Authorization", "Bearer " + server.token(scope)))
        .statusCode();
  }
}
