package org.cleanclaim.routes.autoconfigure;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.cleanclaim.routes.eligibility.AnswerMemorySettings;
import org.cleanclaim.routes.eligibility.AnswerReceiving;
import org.cleanclaim.routes.eligibility.BreakerSettings;
import org.cleanclaim.routes.eligibility.EligibilityDesk;
import org.cleanclaim.routes.eligibility.EligibilityInlet;
import org.cleanclaim.routes.eligibility.EligibilityOutlet;
import org.cleanclaim.routes.eligibility.EligibilityRoute;
import org.cleanclaim.routes.eligibility.EligibilitySettings;
import org.cleanclaim.routes.eligibility.InquirySending;
import org.cleanclaim.routes.eligibility.PayerAddress;
import org.cleanclaim.routes.eligibility.PayerCall;
import org.cleanclaim.routes.eligibility.PayerEndpoints;
import org.cleanclaim.routes.eligibility.PayerFigures;
import org.cleanclaim.routes.eligibility.PayerLines;
import org.cleanclaim.routes.eligibility.PayersHealth;
import org.cleanclaim.routes.eligibility.RoutedPayerCall;
import org.cleanclaim.routes.eligibility.SettingsEndpoints;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.simulatedpayer.SimulatedPayerAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The eligibility route. Every bean can be replaced by the host's own. */
@AutoConfiguration(after = {RoutesAutoConfiguration.class, SimulatedPayerAutoConfiguration.class})
@ConditionalOnBean(RouteFhir.class)
@EnableConfigurationProperties({
  EligibilitySettings.class,
  AnswerMemorySettings.class,
  BreakerSettings.class,
  EnvelopeSettings.class
})
public class EligibilityAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PayerEndpoints payerEndpoints(
      EligibilitySettings settings, ObjectProvider<SimulatedPayerAddress> simulated) {
    return new SettingsEndpoints(
        settings, () -> simulated.stream().findFirst().flatMap(SimulatedPayerAddress::find));
  }

  /** A POST is sent once: who asks again, and when, is the route's business, not the client's. */
  @Bean(PayerAddress.HTTP_CLIENT)
  @ConditionalOnMissingBean(name = PayerAddress.HTTP_CLIENT)
  HttpClientConfigurer payerHttpClient() {
    return client ->
        client.disableAutomaticRetries().disableCookieManagement().disableRedirectHandling();
  }

  @Bean
  @ConditionalOnMissingBean
  PayerFigures payerFigures(RouteClock clock) {
    return new PayerFigures(clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  PayerCall payerCall(
      CamelContext camel,
      PayerFigures figures,
      @Value("${cleanclaim.routes.eligibility.payer-call}") String route) {
    return figures.watch(new RoutedPayerCall(camel.createProducerTemplate(), route));
  }

  @Bean
  @ConditionalOnMissingBean
  PayerLines payerLines(
      PayerCall call, EligibilitySettings settings, BreakerSettings breaker, RouteThreads threads) {
    return new PayerLines(call, settings, breaker, threads.payers());
  }

  /** Shown as {@code payers} under {@code /actuator/health}. */
  @Bean
  @ConditionalOnMissingBean
  PayersHealth payersHealthIndicator(PayerLines lines, PayerFigures figures) {
    return new PayersHealth(lines, figures);
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityDesk eligibilityDesk(
      PayerLines lines, AnswerMemorySettings memory, RouteThreads threads) {
    return new EligibilityDesk(lines, memory, threads.inlets());
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityRoute eligibilityRoute(
      RouteFhir fhir,
      RouteClock clock,
      EligibilitySettings settings,
      EnvelopeSettings envelope,
      PayerEndpoints endpoints,
      EligibilityDesk desk) {
    return new EligibilityRoute(
        new EligibilityInlet(fhir.context(), settings, endpoints, clock.clock()),
        desk,
        new EligibilityOutlet(fhir.context()),
        new InquirySending(envelope, settings, endpoints, clock.clock()),
        new AnswerReceiving(clock.clock()));
  }
}
