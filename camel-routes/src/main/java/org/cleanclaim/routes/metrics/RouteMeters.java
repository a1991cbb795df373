package org.cleanclaim.routes.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/** How many messages are in each route now; Camel's own meter for it wants one for each address. */
public final class RouteMeters implements ApplicationListener<ApplicationStartedEvent> {
  private final CamelContext camel;
  private final MeterRegistry registry;

  public RouteMeters(CamelContext camel, MeterRegistry registry) {
    this.camel = camel;
    this.registry = registry;
  }

  @Override
  public void onApplicationEvent(ApplicationStartedEvent started) {
    camel.getRoutes().stream().map(Route::getRouteId).forEach(this::register);
  }

  private void register(String route) {
    Gauge.builder("cleanclaim.route.inflight", () -> camel.getInflightRepository().size(route))
        .tag("routeId", route)
        .register(registry);
  }
}
