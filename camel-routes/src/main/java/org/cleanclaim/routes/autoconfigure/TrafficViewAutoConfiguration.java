package org.cleanclaim.routes.autoconfigure;

import org.apache.camel.CamelContext;
import org.cleanclaim.routes.audit.AuditTrail;
import org.cleanclaim.routes.filing.FilingProofs;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.replay.OutgoingReplay;
import org.cleanclaim.routes.replay.QuarantineReplay;
import org.cleanclaim.routes.replay.ReplayRoute;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.tracing.ClaimTraces;
import org.cleanclaim.routes.tracing.Exchanges;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.TrafficSettings;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.cleanclaim.routes.trafficview.TrafficEndpoint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * What people see and do of the traffic. The HTTP side is there only where the host says who calls:
 * without that nobody could be kept out, or be named in the trail.
 */
@AutoConfiguration(after = ClaimTrafficAutoConfiguration.class)
@ConditionalOnBean(TrafficDatabase.class)
public class TrafficViewAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Exchanges trafficExchanges(TrafficDatabase database, TrafficSettings settings, RouteClock clock) {
    return new Exchanges(database, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimTraces claimTraces(TrafficDatabase database, TrafficSettings settings) {
    return new ClaimTraces(database, settings.tenant());
  }

  @Bean
  @ConditionalOnMissingBean
  FilingProofs filingProofs(ClaimTraces traces, Exchanges exchanges) {
    return new FilingProofs(traces, exchanges);
  }

  @Bean
  @ConditionalOnMissingBean
  AuditTrail auditTrail(TrafficDatabase database, TrafficSettings settings, RouteClock clock) {
    return new AuditTrail(database, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  ReplayRoute replayRoute(
      TrafficDatabase database,
      Interchanges interchanges,
      Submissions submissions,
      PartnerSettings partners,
      Mailbox mailbox,
      RouteClock clock) {
    return new ReplayRoute(
        new OutgoingReplay(database, interchanges, submissions, partners, mailbox, clock.clock()));
  }

  @Bean
  @ConditionalOnBean(TrafficCallers.class)
  @ConditionalOnMissingBean
  TrafficEndpoint trafficEndpoint(
      Exchanges exchanges,
      ClaimTraces traces,
      FilingProofs proofs,
      AuditTrail audit,
      TrafficCallers callers,
      RouteFhir fhir,
      RouteClock clock,
      CamelContext camel,
      @Value("${cleanclaim.routes.replay}") String replay,
      @Value("${cleanclaim.routes.quarantine}") String quarantine) {
    var template = camel.createProducerTemplate();
    return new TrafficEndpoint(
        exchanges,
        traces,
        proofs,
        audit,
        new TrafficEndpoint.Replays(template, replay, new QuarantineReplay(template, quarantine)),
        callers,
        new FailureAnswer(fhir.context()),
        clock.clock().getZone());
  }
}
