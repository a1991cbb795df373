package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@OnStandaloneServer
class PagesIT {

  @Autowired StandaloneServer server;

  @ParameterizedTest
  @ValueSource(
      strings = {"/app/", "/app/launch", "/app/panel", "/app/worklist/7", "/ehr/", "/ehr/schedule"})
  void servesPageFreshAndOnlyToItsOwnFrames(String path) {
    var page = get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'self'");
  }

  @Test
  void startsAtDemoEhr() {
    assertThat(header(get("/"), "Location")).endsWith("/ehr/");
    assertThat(header(get("/app"), "Location")).endsWith("/app/");
  }

  @Test
  void knowsMissingFileFromAddressOfTheApp() {
    assertThat(get("/app/missing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void offersEveryPersonOneButton() {
    assertThat(get("/login").body())
        .contains("value=\"shah\"", "value=\"sam\"", "value=\"dana\"")
        .contains("Dr. Priya Shah");
  }

  @Test
  void tellsAnEhrTheKeyItSignsWithAndNothingPrivate() {
    var keys = StandaloneServer.json(get("/cleanclaim/jwks.json")).get("keys");

    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).get("kid").asText()).isEqualTo(EhrKey.ID);
    assertThat(keys.get(0).get("alg").asText()).isEqualTo("ES384");
    assertThat(keys.get(0).has("d")).isFalse();
  }

  @Test
  void closesWhatItDoesNotName() {
    assertThat(get("/swagger-ui/index.html").statusCode()).isNotEqualTo(200);
    assertThat(get("/actuator/env").statusCode()).isNotEqualTo(200);
    assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
  }

  private HttpResponse<String> get(String path) {
    return server.send(server.request(path).header("Accept", "text/html, */*"));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
