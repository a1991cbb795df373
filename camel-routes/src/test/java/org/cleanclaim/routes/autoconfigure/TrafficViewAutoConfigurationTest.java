package org.cleanclaim.routes.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.cleanclaim.routes.audit.Person;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.cleanclaim.routes.trafficview.TrafficEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** The traffic is seen over HTTP only where the host says who calls. */
class TrafficViewAutoConfigurationTest {
  private final WebApplicationContextRunner site =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CamelAutoConfiguration.class,
                  ValidationAutoConfiguration.class,
                  RoutesAutoConfiguration.class,
                  EligibilityAutoConfiguration.class,
                  TransportAutoConfiguration.class,
                  ClaimTrafficAutoConfiguration.class,
                  ClaimStatusAutoConfiguration.class,
                  TrafficViewAutoConfiguration.class))
          .withBean(DataSource.class, RealPostgres::database)
          .withPropertyValues(
              "cleanclaim.routes.eligibility.endpoint=direct:in",
              "cleanclaim.routes.status.endpoint=direct:status",
              "camel.springboot.name=traffic-view",
              "cleanclaim.routes.fhir.url=http://localhost:1/fhir",
              "cleanclaim.routes.submission.submitter-name=Harbor",
              "cleanclaim.routes.submission.contact-name=Billing",
              "cleanclaim.routes.submission.contact-phone=2075550110",
              "cleanclaim.routes.partners.nw.payers=NWC01",
              "cleanclaim.routes.partners.nw.outbox=mock:out",
              "cleanclaim.routes.partners.nw.inbox=direct:inbox",
              "cleanclaim.routes.partners.nw.receiver=NWC01",
              "cleanclaim.routes.partners.nw.receiver-name=Northwind");

  @Test
  void withoutOneWhoKnowsCallersThereIsNoEndpoint() {
    site.run(
        context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(TrafficEndpoint.class);
          assertThat(context.getBean(CamelContext.class).getRoutes())
              .extracting(route -> route.getRouteId())
              .contains("replay", "quarantine");
        });
  }

  @Test
  void hostThatKnowsCallersHasIt() {
    site.withBean(TrafficCallers.class, () -> request -> new Person("x", "X"))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(TrafficEndpoint.class));
  }
}
