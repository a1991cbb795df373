package org.cleanclaim.routes.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.cleanclaim.routes.eligibility.PayerFigures;
import org.cleanclaim.routes.eligibility.PayerLines;
import org.cleanclaim.routes.metrics.PayerMeters;
import org.cleanclaim.routes.metrics.RouteMeters;
import org.cleanclaim.routes.metrics.TrafficHealth;
import org.cleanclaim.routes.metrics.TrafficMeters;
import org.cleanclaim.routes.traffic.TrafficCounts;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.TrafficSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What is measured beside Camel's own figures of each route. */
@AutoConfiguration(
    after = {EligibilityAutoConfiguration.class, ClaimTrafficAutoConfiguration.class},
    afterName =
        "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(RouteFhir.class)
public class RouteMetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(MeterRegistry.class)
  RouteMeters routeMeters(CamelContext camel, MeterRegistry registry) {
    return new RouteMeters(camel, registry);
  }

  @Bean
  @ConditionalOnMissingBean
  PayerMeters payerMeters(PayerLines lines, PayerFigures figures) {
    return new PayerMeters(lines, figures);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(TrafficDatabase.class)
  TrafficCounts trafficCounts(TrafficDatabase database, TrafficSettings settings) {
    return new TrafficCounts(database, settings.tenant());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(TrafficDatabase.class)
  TrafficMeters trafficMeters(TrafficCounts counts) {
    return new TrafficMeters(counts);
  }

  /** Shown as {@code traffic} under {@code /actuator/health}. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(TrafficDatabase.class)
  TrafficHealth trafficHealthIndicator(TrafficCounts counts) {
    return new TrafficHealth(counts);
  }
}
