package org.cleanclaim.routes.autoconfigure;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.operations.PayerRouteErrors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/** What all routes need. {@code cleanclaim.routes.enabled=false} leaves the module out. */
@AutoConfiguration(before = SpringBootPlatformHttpAutoConfiguration.class)
@ConditionalOnProperty(prefix = "cleanclaim.routes", name = "enabled", matchIfMissing = true)
@PropertySource("classpath:org/cleanclaim/routes/endpoints.properties")
public class RoutesAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PayerRouteErrors payerRouteErrors(RouteFhir fhir) {
    return new PayerRouteErrors(new FailureAnswer(fhir.context()));
  }

  /** The host's FHIR context when it has one: a second costs a second scan of the model. */
  @Bean
  @ConditionalOnMissingBean
  RouteFhir routeFhir(ObjectProvider<FhirContext> host) {
    return new RouteFhir(host.getIfAvailable(FhirContext::forR4Cached));
  }

  @Bean
  @ConditionalOnMissingBean
  RouteClock routeClock() {
    return new RouteClock(Clock.systemDefaultZone());
  }

  /** Threads of the routes' own, so that a payer that hangs takes none from the host's pool. */
  @Bean
  @ConditionalOnMissingBean
  RouteThreads routeThreads() {
    return new RouteThreads();
  }

  /**
   * Camel's own engine takes any executor it finds in the host and fails when there is none it
   * likes; in a HAPI host there are several.
   */
  @Bean(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
  @ConditionalOnMissingBean(PlatformHttpEngine.class)
  PlatformHttpEngine routesHttpEngine(
      @Value("${server.port:8080}") int port, RouteThreads threads) {
    return new SpringBootPlatformHttpEngine(port, threads.inlets());
  }
}
