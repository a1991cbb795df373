package org.cleanclaim.routes.metrics;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.cleanclaim.routes.RoutesApplication;
import org.cleanclaim.routes.eligibility.Requests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.annotation.DirtiesContext;

/** What is seen of the routes from outside: figures after traffic, and health with a payer down. */
@SpringBootTest(
    classes = RoutesApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "cleanclaim.simulated-payer.enabled=true",
      "cleanclaim.routes.access.token=secret-of-the-routes",
      "cleanclaim.routes.eligibility.memory.answered=0s",
      "cleanclaim.routes.eligibility.memory.rejected=0s",
      "cleanclaim.routes.eligibility.retries=0",
      "cleanclaim.routes.eligibility.breaker.minimum=2",
      "cleanclaim.routes.eligibility.breaker.window=2",
      "management.endpoints.web.exposure.include=health,prometheus",
      "management.endpoint.health.probes.enabled=true",
      "management.endpoint.health.show-details=always"
    })
@AutoConfigureObservability
@DirtiesContext
class RoutesWatchedTest {
  private static final String PATH = "/routes/fhir/CoverageEligibilityRequest/$submit";

  @Autowired TestRestTemplate http;

  /** Apache's client would obey Retry-After and hide the 503 for half a minute. */
  @BeforeEach
  void askOnce() {
    http.getRestTemplate().setRequestFactory(new JdkClientHttpRequestFactory());
  }

  @Test
  void payerThatFailsIsDownAndTheProcessIsNot() throws Exception {
    // As the request has it, and as the 270 does.
    var born = LocalDate.now().minusYears(57).minusDays(143);
    assertThat(ask()).isEqualTo(200);
    var scraped = scrape();
    assertThat(scraped)
        .contains(
            "cleanclaim_payer_up{payer=\"northwind-commercial\"} 1.0",
            "cleanclaim_payer_within_20s_month{payer=\"northwind-commercial\"} 1.0",
            "cleanclaim_payer_availability_week{payer=\"northwind-commercial\"} 1.0",
            "cleanclaim_payer_calls_total{payer=\"northwind-commercial\"} 1.0")
        .containsPattern("camel_exchanges_total\\{[^}]*routeId=\"eligibility-270\"[^}]*} 1.0")
        .containsPattern("cleanclaim_route_inflight\\{routeId=\"eligibility-270\"} 0.0")
        .containsPattern("camel_route_policy_[a-z_]*\\{[^}]*routeId=\"eligibility-270-payer\"")
        .doesNotContainIgnoringCase(
            "reyes", "NW10448213", born.toString(), BASIC_ISO_DATE.format(born));

    misbehave("refuse");
    assertThat(ask()).isEqualTo(503);
    assertThat(ask()).isEqualTo(503);
    assertThat(scrape())
        .contains(
            "cleanclaim_payer_up{payer=\"northwind-commercial\"} 0.0",
            "cleanclaim_payer_failures_total{payer=\"northwind-commercial\"}");
    var health = new ObjectMapper().readTree(get("/actuator/health", false));
    assertThat(health.path("status").asText()).isEqualTo("UP");
    var payer = health.at("/components/payers/details/northwind-commercial");
    assertThat(payer.path("status").asText()).isEqualTo("DOWN");
    assertThat(payer.path("answered within 20 s this month").asText()).isEqualTo("100.0 %");
    assertThat(get("/actuator/health/liveness", false)).contains("UP");
    assertThat(get("/actuator/health/readiness", false)).contains("UP");
    misbehave("none");
  }

  @Test
  void figuresAndRoutesAreShownToWhoHasTheToken() {
    assertThat(http.getForEntity("/actuator/prometheus", String.class).getStatusCode().value())
        .isEqualTo(401);
    var refused = http.postForEntity(PATH, "{}", String.class);
    assertThat(refused.getStatusCode().value()).isEqualTo(401);
    assertThat(refused.getBody()).contains("OperationOutcome");
    assertThat(http.getForEntity("/actuator/env", String.class).getStatusCode().value())
        .isEqualTo(401);
  }

  private int ask() {
    var headers = headers();
    headers.setContentType(MediaType.valueOf("application/fhir+json"));
    return http.postForEntity(PATH, new HttpEntity<>(Requests.ana().json(), headers), String.class)
        .getStatusCode()
        .value();
  }

  private String scrape() {
    return get("/actuator/prometheus", true);
  }

  private String get(String path, boolean withToken) {
    return http.exchange(
            path,
            org.springframework.http.HttpMethod.GET,
            new HttpEntity<>(withToken ? headers() : new HttpHeaders()),
            String.class)
        .getBody();
  }

  private static HttpHeaders headers() {
    var headers = new HttpHeaders();
    headers.setBearerAuth("secret-of-the-routes");
    return headers;
  }

  private void misbehave(String mode) {
    var headers = headers();
    headers.setContentType(MediaType.APPLICATION_JSON);
    http.postForEntity(
        "/payer/misbehaviour",
        new HttpEntity<>("{\"mode\":\"" + mode + "\"}", headers),
        String.class);
  }
}
