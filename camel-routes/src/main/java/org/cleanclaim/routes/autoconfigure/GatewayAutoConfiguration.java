package org.cleanclaim.routes.autoconfigure;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.cleanclaim.routes.gateway.ClaimDesk;
import org.cleanclaim.routes.gateway.ClaimWrites;
import org.cleanclaim.routes.gateway.GatewayRoute;
import org.cleanclaim.routes.gateway.GatewayServlet;
import org.cleanclaim.routes.gateway.GatewaySettings;
import org.cleanclaim.routes.gateway.NewsDesk;
import org.cleanclaim.routes.gateway.UpstreamServer;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.server.FhirServer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** The gateway, where {@code cleanclaim.routes.gateway.upstream} names a server to stand before. */
@AutoConfiguration(after = RoutesAutoConfiguration.class)
@ConditionalOnBean(RouteFhir.class)
@ConditionalOnProperty(prefix = "cleanclaim.routes.gateway", name = "upstream")
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  GatewayThreads gatewayThreads() {
    return new GatewayThreads();
  }

  @Bean
  @ConditionalOnMissingBean
  UpstreamServer gatewayUpstream(RouteFhir fhir, GatewaySettings settings) {
    return new UpstreamServer(fhir.context(), settings);
  }

  /** Not the server whose claims are sent, though it may be the same: a bean of its own here. */
  @Bean
  @ConditionalOnMissingBean
  GatewayRoute gatewayRoute(
      RouteFhir fhir,
      UpstreamServer upstream,
      GatewaySettings settings,
      GatewayThreads threads,
      RouteClock clock) {
    return GatewayRoute.of(
        fhir.context(),
        upstream,
        settings,
        threads.pool(),
        new FhirServer(fhir.context(), settings.cleanclaim(), clock.clock()));
  }

  @Bean
  @ConditionalOnMissingBean
  ServletRegistrationBean<GatewayServlet> gatewayServlet(
      CamelContext camel,
      RouteFhir fhir,
      UpstreamServer upstream,
      GatewaySettings settings,
      GatewayThreads threads,
      @Value("${cleanclaim.routes.gateway.claim}") String claim,
      @Value("${cleanclaim.routes.gateway.coverage}") String coverage,
      @Value("${cleanclaim.routes.gateway.claim-response}") String claimResponse) {
    var template = camel.createProducerTemplate();
    var news =
        new NewsDesk(template, coverage, claimResponse, Duration.ofSeconds(2), threads.pool());
    var desk = new ClaimDesk(template, claim, settings.scrubWithin(), threads.pool());
    var servlet =
        new GatewayServlet(
            upstream,
            new ClaimWrites(fhir.context(), settings, desk, news),
            news,
            new FailureAnswer(fhir.context()),
            settings);
    var registration = new ServletRegistrationBean<>(servlet, GatewayServlet.PATH + "/*");
    registration.setName("gateway");
    return registration;
  }
}
