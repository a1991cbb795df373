package org.cleanclaim.routes.autoconfigure;

import org.apache.camel.CamelContext;
import org.cleanclaim.routes.appeal.AppealOutRoute;
import org.cleanclaim.routes.appeal.AppealSending;
import org.cleanclaim.routes.appeal.AppealSettings;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.StepRunner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Appeals to payers, where {@code cleanclaim.routes.appeals.outbox} says where they go. */
@AutoConfiguration(
    after = RoutesAutoConfiguration.class,
    before = ClaimTrafficAutoConfiguration.class)
@ConditionalOnBean(RouteFhir.class)
@ConditionalOnProperty(
    prefix = "cleanclaim.routes",
    name = {"appeals.outbox", "fhir.url"})
@EnableConfigurationProperties(AppealSettings.class)
public class AppealAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  AppealOutRoute appealOutRoute() {
    return new AppealOutRoute();
  }

  @Bean
  StepRunner.Work appealWork(
      FhirServer server,
      CamelContext camel,
      @Value("${cleanclaim.routes.appeals.mailbox}") String route,
      AppealSettings settings,
      RouteClock clock) {
    var sending =
        new AppealSending(server, camel.createProducerTemplate(), route, settings, clock.clock());
    return steps -> steps.every(settings.every(), "send-appeals", sending::run);
  }
}
