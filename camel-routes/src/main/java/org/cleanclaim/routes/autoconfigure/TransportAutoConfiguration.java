package org.cleanclaim.routes.autoconfigure;

import org.apache.camel.CamelContext;
import org.cleanclaim.routes.mailbox.HalfFiles;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.mailbox.MailboxSorting;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.posting.ResponseIntake;
import org.cleanclaim.routes.posting.ResponseRoute;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.submission.Singles;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.transport.PickUpRoute;
import org.cleanclaim.routes.transport.TransportSettings;
import org.cleanclaim.routes.transport.Transports;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The ways to partners, as each is set. */
@AutoConfiguration(after = {RoutesAutoConfiguration.class, EligibilityAutoConfiguration.class})
@ConditionalOnBean(RouteFhir.class)
@ConditionalOnProperty(prefix = "cleanclaim.routes.fhir", name = "url")
@EnableConfigurationProperties({PartnerSettings.class, TransportSettings.class})
public class TransportAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Transports transports(
      PartnerSettings partners,
      TransportSettings settings,
      EnvelopeSettings envelope,
      RouteFhir fhir,
      RouteClock clock) {
    return new Transports(partners, settings, envelope, fhir.context(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Mailbox payerMailbox(
      CamelContext camel,
      Transports transports,
      @Value("${cleanclaim.routes.submission.mailbox}") String route) {
    return transports.mailbox(camel, route);
  }

  @Bean
  @ConditionalOnMissingBean
  MailboxRoute mailboxRoute(PartnerSettings partners, Transports transports, RouteClock clock) {
    var half = new HalfFiles(transports::settle, clock.clock());
    return new MailboxRoute(partners, transports.endpoints()::inbox, new MailboxSorting(half));
  }

  @Bean
  @ConditionalOnMissingBean
  Singles singles(FhirServer server, Submissions submissions, TransportSettings settings) {
    return new Singles(server, submissions, name -> settings.partner(name).single());
  }

  @Bean
  @ConditionalOnMissingBean
  PickUpRoute pickUpRoute(Transports transports, Inbound inbound) {
    return transports.pickUpRoute(inbound);
  }

  @Bean
  @ConditionalOnMissingBean
  ResponseRoute responseRoute(
      RouteFhir fhir, Inbound inbound, Submissions submissions, Steps steps) {
    return new ResponseRoute(new ResponseIntake(fhir.context(), inbound, submissions, steps));
  }
}
