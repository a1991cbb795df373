package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnStandaloneServer
class SmartLaunchIT {

  @Autowired StandaloneServer server;

  @Test
  void tellsAppsWhereToGetToken() {
    var answer = server.send(server.request("/fhir/.well-known/smart-configuration"));

    var configuration = StandaloneServer.json(answer);
    assertThat(configuration.get("authorization_endpoint").asText())
        .isEqualTo(server.origin() + "/oauth2/authorize");
    assertThat(configuration.get("token_endpoint").asText())
        .isEqualTo(server.origin() + "/oauth2/token");
    assertThat(configuration.get("capabilities").toString())
        .contains("launch-ehr", "context-style");
    assertThat(configuration.get("scopes_supported").toString())
        .contains("messaging/ui", "messaging/scratchpad");
  }

  @Test
  void givesLaunchedAppItsContextBesideToken() {
    var browser = server.browser().signIn("shah");
    var launch = server.launch(browser.ehrToken(), "a-patient", "a-visit", "a-claim");

    var token = browser.launch(launch, "launch openid fhirUser patient/*.rs messaging/ui");

    assertThat(token.get("patient").asText()).isEqualTo("a-patient");
    assertThat(token.get("encounter").asText()).isEqualTo("a-visit");
    assertThat(token.get("intent").asText()).isEqualTo("review-visit");
    assertThat(token.get("appContext").asText()).isEqualTo("{\"v\":1}");
    assertThat(token.get("need_patient_banner").asBoolean()).isFalse();
    assertThat(token.get("fhirContext").get(0).get("reference").asText())
        .isEqualTo("Claim/a-claim");
    assertThat(token.get("tenant").asText()).isEqualTo("harbor-family-medicine");
    assertThat(token.get("smart_web_messaging_origin").asText()).isEqualTo(server.origin());
    assertThat(token.get("smart_web_messaging_handle").asText()).isEqualTo(launch);
    assertThat(token.get("scope").asText()).contains("messaging/ui");
    var style = server.send(server.request(token.get("smart_style_url").asText()));
    assertThat(StandaloneServer.json(style).get("color_highlight").asText()).startsWith("#");
    assertThat(claims(token.get("id_token").asText()))
        .contains("\"fhirUser\":\"" + server.origin() + "/fhir/Practitioner/shah\"");
  }

  @Test
  void sendsUnknownUserToLoginPage() {
    var answer =
        server
            .browser()
            .authorize("demo-ehr", server.origin() + "/ehr/", "openid user/*.cruds", Map.of());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  @Test
  void refusesLaunchOfAnotherUser() {
    var launch = server.launch(server.browser().signIn("shah").ehrToken(), "a-patient", "", "");

    var answer = authorizeApp(server.browser().signIn("dana"), Map.of("launch", launch));

    assertThat(answer).contains("error=invalid_request").doesNotContain("code=");
  }

  @Test
  void refusesPlainProofKeyAndForeignAudience() {
    var browser = server.browser().signIn("shah");

    assertThat(authorizeApp(browser, Map.of("code_challenge_method", "plain")))
        .contains("error=invalid_request");
    assertThat(authorizeApp(browser, Map.of("aud", "https://elsewhere.example/fhir")))
        .contains("error=invalid_request");
    assertThat(authorizeApp(browser, Map.of("scope", "system/*.cruds")))
        .contains("error=invalid_scope");
  }

  @Test
  void neverRedirectsToAddressThatIsNotRegistered() {
    var answer =
        server
            .browser()
            .signIn("shah")
            .authorize("demo-ehr", "https://elsewhere.example/ehr/", "openid", Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void takesNoIdTokenForAccessToken() {
    var browser = server.browser().signIn("shah");
    var token = browser.token("demo-ehr", "/ehr/", "openid fhirUser user/*.cruds", Map.of());

    var answer =
        server.send(
            server
                .request("/fhir/Patient")
                .header("Authorization", "Bearer " + token.get("id_token").asText()));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private String authorizeApp(Browser browser, Map<String, String> changes) {
    return browser
        .authorize(
            "cleanclaim-app",
            server.origin() + "/app/panel",
            changes.getOrDefault("scope", "launch openid patient/*.rs"),
            changes)
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])).replace("\\/", "/");
  }
}
