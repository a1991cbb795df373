package org.cleanclaim.routes.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.RealPostgres;
import org.cleanclaim.routes.traffic.StepRunner;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Claims are sent where a server, a database and partners are named, and nowhere else. */
class ClaimTrafficAutoConfigurationTest {
  private final WebApplicationContextRunner alone =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CamelAutoConfiguration.class,
                  ValidationAutoConfiguration.class,
                  RoutesAutoConfiguration.class,
                  EligibilityAutoConfiguration.class,
                  TransportAutoConfiguration.class,
                  ClaimTrafficAutoConfiguration.class,
                  ClaimStatusAutoConfiguration.class))
          .withPropertyValues(
              "cleanclaim.routes.eligibility.endpoint=direct:in",
              "cleanclaim.routes.status.endpoint=direct:status",
              "camel.springboot.name=traffic");

  private final WebApplicationContextRunner site =
      alone.withPropertyValues(
          "cleanclaim.routes.fhir.url=http://localhost:1/fhir",
          "cleanclaim.routes.submission.submitter-name=Harbor",
          "cleanclaim.routes.submission.contact-name=Billing",
          "cleanclaim.routes.submission.contact-phone=2075550110",
          "cleanclaim.routes.partners.nw.payers=NWC01,NWC02",
          "cleanclaim.routes.partners.nw.outbox=mock:out",
          "cleanclaim.routes.partners.nw.inbox=direct:inbox",
          "cleanclaim.routes.partners.nw.receiver=NWC01",
          "cleanclaim.routes.partners.nw.receiver-name=Northwind");

  @Test
  void withoutAServerNothingIsSent() {
    alone.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(StepRunner.class));
  }

  @Test
  void serverDatabaseAndPartnersBringTheRoutes() {
    site.withBean(DataSource.class, RealPostgres::database)
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(StepRunner.class);
              var camel = context.getBean(CamelContext.class);
              assertThat(camel.getRoutes())
                  .extracting(route -> route.getRouteId())
                  .contains(
                      "submission-837",
                      "acknowledgement-999",
                      "acknowledgement-277ca",
                      "remittance-835",
                      "status-276",
                      "status-276-payer",
                      "mailbox-nw");
              assertThat(context.getBean(PartnerSettings.class).forPayer("NWC02")).contains("nw");
              assertThat(context.getBean(PartnerSettings.class).forPayer("OTHER")).isEmpty();
            });
  }

  @Test
  void withoutADatabaseTheStartSaysWhatToSet() {
    site.run(
        context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("cleanclaim.routes.database.url"));
  }

  @Test
  void partnerWithoutAnInboxStopsTheStart() {
    site.withBean(DataSource.class, RealPostgres::database)
        .withPropertyValues("cleanclaim.routes.partners.nw.inbox=")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("cleanclaim.routes"));
  }

  @Test
  void transportThatLacksSomethingStopsTheStartAndNamesItsSettings() {
    site.withBean(DataSource.class, RealPostgres::database)
        .withPropertyValues(
            "cleanclaim.routes.partners.nw.outbox=sftp://mail.example/in",
            "cleanclaim.routes.partners.nw.sftp.username=clinic",
            "cleanclaim.routes.partners.nw.sftp.password=x",
            "cleanclaim.routes.partners.nw.sftp.key-file=/no/such/key",
            "cleanclaim.routes.partners.nw.single.risk=40")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining(
                        "cleanclaim.routes.partners.nw.sftp needs exactly one of password,")
                    .hasStackTraceContaining(
                        "cleanclaim.routes.partners.nw.sftp.key-file names a file that cannot")
                    .hasStackTraceContaining(
                        "cleanclaim.routes.partners.nw.sftp.known-hosts is missing.")
                    .hasStackTraceContaining("cleanclaim.routes.partners.nw.single.risk is a"));
  }
}
