package org.cleanclaim.routes.autoconfigure;

import org.apache.camel.CamelContext;
import org.cleanclaim.routes.mailbox.HalfFiles;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.mailbox.MailboxSorting;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.traffic.PartnerSettings;
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
      RouteClock clock) {
    return new Transports(partners, settings, envelope, clock.clock());
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
  MailboxRoute mailboxRoute(
      PartnerSettings partners,
      TransportSettings settings,
      Transports transports,
      RouteClock clock) {
    var half = new HalfFiles(name -> settings.partner(name).settle(), clock.clock());
    return new MailboxRoute(partners, transports.endpoints()::inbox, new MailboxSorting(half));
  }

  @Bean
  @ConditionalOnMissingBean
  PickUpRoute pickUpRoute(Transports transports) {
    return transports.pickUpRoute();
  }
}
