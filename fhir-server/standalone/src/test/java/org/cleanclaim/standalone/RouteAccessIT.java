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
