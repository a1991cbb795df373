package org.cleanclaim.routes.alone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What the routes alone ask for before they start. */
class BeforeStartTest {

  @Test
  void nothingSetIsNothingToDoAndOpenToAnybody() {
    assertThat(BeforeStart.mends(new MockEnvironment()))
        .satisfiesExactly(
            nothing -> assertThat(nothing).contains("cleanclaim.routes.fhir.url"),
            open -> assertThat(open).contains("cleanclaim.routes.access.token"));
  }

  @Test
  void siteThatSendsClaimsMayStart() {
    assertThat(BeforeStart.mends(site())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cleanclaim.routes.database.url, ''",
    "cleanclaim.routes.submission.submitter-name, ''",
    "cleanclaim.routes.submission.contact-phone, ''",
    "cleanclaim.routes.fhir.client-secret, ''",
    "cleanclaim.routes.fhir.url, http://fhir.example/fhir",
    "cleanclaim.routes.access.token, ''",
    "cleanclaim.routes.gateway.upstream, http://ehr.example/fhir"
  })
  void eachThatIsMissingIsNamed(String setting, String value) {
    assertThat(BeforeStart.mends(site().withProperty(setting, value)))
        .anySatisfy(mend -> assertThat(mend).contains(setting));
  }

  @Test
  void siteWithoutPartnersIsTold() {
    var site = new MockEnvironment();
    site.setProperty("cleanclaim.routes.fhir.url", "https://fhir.example/fhir");
    assertThat(BeforeStart.mends(site))
        .anySatisfy(mend -> assertThat(mend).contains("cleanclaim.routes.partners."));
  }

  @Test
  void gatewayWithoutAJudgeIsTold() {
    var site = new MockEnvironment();
    site.setProperty("cleanclaim.routes.gateway.upstream", "https://ehr.example/fhir");
    site.setProperty("server.address", "127.0.0.1");
    assertThat(BeforeStart.mends(site))
        .singleElement()
        .satisfies(mend -> assertThat(mend).contains("cleanclaim.routes.gateway.cleanclaim.url"));
  }

  private static MockEnvironment site() {
    return new MockEnvironment()
        .withProperty("cleanclaim.routes.fhir.url", "https://fhir.example/fhir")
        .withProperty("cleanclaim.routes.fhir.token-url", "https://fhir.example/token")
        .withProperty("cleanclaim.routes.fhir.client-id", "routes")
        .withProperty("cleanclaim.routes.fhir.client-secret", "secret")
        .withProperty("cleanclaim.routes.database.url", "jdbc:postgresql://db.example/routes")
        .withProperty("cleanclaim.routes.submission.submitter-name", "Harbor")
        .withProperty("cleanclaim.routes.submission.contact-name", "Billing")
        .withProperty("cleanclaim.routes.submission.contact-phone", "2075550110")
        .withProperty("cleanclaim.routes.partners.nw.payers", "NWC01")
        .withProperty("cleanclaim.routes.access.token", "secret");
  }
}
