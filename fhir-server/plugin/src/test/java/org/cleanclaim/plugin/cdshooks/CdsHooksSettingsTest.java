package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.guard.GuardSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class CdsHooksSettingsTest {

  private final ApplicationContextRunner host =
      new ApplicationContextRunner().withUserConfiguration(Host.class);

  @Test
  void haveDefaultsForAHostThatSetsNothing() {
    host.run(
        context -> {
          assertThat(context.getBean(CdsHooksSettings.class))
              .isEqualTo(CdsHooksSettings.standard());
          assertThat(context.getBean(GuardSettings.class)).isEqualTo(GuardSettings.standard());
          assertThat(context.getBean(EligibilitySettings.class).url()).isNull();
        });
  }

  @Test
  void areReadFromTheHostsProperties() {
    host.withPropertyValues(
            "cleanclaim.cds-hooks.base-url=https://cds.example.org",
            "cleanclaim.cds-hooks.fhir-servers=https://ehr.example.org,https://other.example.org/r4",
            "cleanclaim.cds-hooks.deadline=3s",
            "cleanclaim.cds-hooks.require-client-jwt=true",
            "cleanclaim.cds-hooks.clients[0].issuer=https://ehr.example.org/",
            "cleanclaim.cds-hooks.clients[0].jwks=https://ehr.example.org/jwks")
        .run(
            context -> {
              CdsHooksSettings settings = context.getBean(CdsHooksSettings.class);
              assertThat(settings.fhirServers())
                  .containsExactly(
                      URI.create("https://ehr.example.org"),
                      URI.create("https://other.example.org/r4"));
              assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(3));
              assertThat(settings.clients())
                  .containsExactly(
                      new CdsHooksSettings.Client(
                          "https://ehr.example.org/", "https://ehr.example.org/jwks"));
            });
  }

  @Test
  void nameWhatIsMissingWhereClientTokensAreRequired() {
    host.withPropertyValues("cleanclaim.cds-hooks.require-client-jwt=true")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("cleanclaim.cds-hooks.base-url"));
  }

  @Configuration
  @EnableConfigurationProperties({
    CdsHooksSettings.class,
    GuardSettings.class,
    EligibilitySettings.class
  })
  static class Host {}
}
