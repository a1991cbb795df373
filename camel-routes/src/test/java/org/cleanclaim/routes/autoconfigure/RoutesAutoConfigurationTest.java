package org.cleanclaim.routes.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.cleanclaim.routes.eligibility.EligibilityRoute;
import org.cleanclaim.routes.eligibility.EligibilitySettings;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What a host gets from the jar, and what it can turn off. */
class RoutesAutoConfigurationTest {
  private final WebApplicationContextRunner host =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CamelAutoConfiguration.class,
                  ValidationAutoConfiguration.class,
                  RoutesAutoConfiguration.class,
                  SimulatedPayerAutoConfiguration.class,
                  EligibilityAutoConfiguration.class))
          .withPropertyValues(
              "cleanclaim.routes.eligibility.endpoint=direct:in", "camel.springboot.name=test");

  @Test
  void jarAloneBringsTheRouteAndNoSimulatedPayer() {
    host.run(
        context ->
            assertThat(context)
                .hasSingleBean(EligibilityRoute.class)
                .doesNotHaveBean(SimulatedPayerEndpoint.class));
  }

  @Test
  void moduleCanBeLeftOut() {
    host.withPropertyValues("cleanclaim.routes.enabled=false")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EligibilityRoute.class));
  }

  @Test
  void simulatedPayerComesWhenAskedFor() {
    host.withPropertyValues("cleanclaim.simulated-payer.enabled=true")
        .run(context -> assertThat(context).hasSingleBean(SimulatedPayerEndpoint.class));
  }

  @Test
  void payersAreBoundById() {
    host.withPropertyValues("cleanclaim.routes.eligibility.payers.northwind-commercial=direct:nw")
        .run(
            context ->
                assertThat(context.getBean(EligibilitySettings.class).payers())
                    .containsEntry("northwind-commercial", "direct:nw"));
  }

  @Test
  void settingThatCannotBeStopsTheStart() {
    host.withPropertyValues("cleanclaim.routes.eligibility.concurrent-calls=0")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("cleanclaim.routes.eligibility"));
  }
}
