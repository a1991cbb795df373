package org.cleanclaim.standalone.production;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cleanclaim.standalone.command.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {

  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

  @Test
  void letsSiteStartThatHasAll() {
    assertThatCode(() -> ProductionGuard.check(site())).doesNotThrowAnyException();
  }

  @Test
  void letsDemoStartWithNothing() {
    assertThatCode(() -> ProductionGuard.check(new MockEnvironment())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.url, ''",
    "spring.datasource.url, jdbc:h2:mem:x",
    ISSUER + ", ''",
    ISSUER + ", http://issuer.example",
    "cleanclaim.simulated-payer.enabled, true",
    "cleanclaim.routes.fhir.url, http://fhir.example/fhir",
    "cleanclaim.routes.gateway.upstream, http://ehr.example/fhir",
    "cleanclaim.routes.gateway.cleanclaim.url, http://claims.example/fhir",
    "cleanclaim.cds-hooks.require-client-jwt, false",
    "cleanclaim.cds-hooks.allowed-origins, *",
    "cleanclaim.cds-hooks.fhir-servers, 'https://ehr.example,http://other.example/fhir'",
    "cleanclaim.cds-hooks.fhir-servers[0], HTTP://ehr.example",
    "cleanclaim.cds-hooks.fhir-servers, http://localhost.example",
    "cleanclaim.cds-hooks.clients[0].jwks, http://ehr.example/jwks",
    "cleanclaim.frame-ancestors, *",
    "management.endpoints.web.exposure.include, *",
    "management.endpoint.health.show-details, ALWAYS",
    "server.ssl.bundle, ''",
  })
  void refusesEachAloneAndNamesIt(String setting, String value) {
    var site = site().withProperty(setting, value);

    assertThatThrownBy(() -> ProductionGuard.check(site))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(setting.replaceFirst("\\[.*", ""));
  }

  @Test
  void refusesDemosUsersAndKeys() {
    var site = site();
    site.setActiveProfiles("production", "demo");

    assertThatThrownBy(() -> ProductionGuard.check(site)).hasMessageContaining("demo");
  }

  @Test
  void takesStatedProxyForTls() {
    var site = site().withProperty("server.ssl.bundle", "");
    site.setProperty("cleanclaim.behind-proxy", "true");

    assertThatCode(() -> ProductionGuard.check(site)).doesNotThrowAnyException();
  }

  @Test
  void takesAddressesByTlsOrOnThisMachine() {
    var site =
        site()
            .withProperty(
                "cleanclaim.cds-hooks.fhir-servers",
                "https://ehr.example/fhir,http://localhost:8090")
            .withProperty("cleanclaim.cds-hooks.clients[0].jwks", "https://ehr.example/jwks")
            .withProperty("cleanclaim.cds-hooks.clients[1].issuer", "https://other.example/")
            .withProperty("cleanclaim.cds-hooks.clients[1].jwks", "file:/etc/keys.json");

    assertThatCode(() -> ProductionGuard.check(site)).doesNotThrowAnyException();
  }

  private static MockEnvironment site() {
    var site =
        new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db.example/claims")
            .withProperty(ISSUER, "https://issuer.example")
            .withProperty("cleanclaim.cds-hooks.require-client-jwt", "true")
            .withProperty("cleanclaim.cds-hooks.clients[0].issuer", "https://ehr.example/")
            .withProperty("server.ssl.bundle", "web");
    site.setActiveProfiles("production");
    return site;
  }
}
