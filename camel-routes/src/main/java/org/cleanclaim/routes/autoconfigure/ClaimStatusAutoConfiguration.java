package org.cleanclaim.routes.autoconfigure;

import java.util.UUID;
import org.apache.camel.CamelContext;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.status.DoubtInquiry;
import org.cleanclaim.routes.status.FollowUpReport;
import org.cleanclaim.routes.status.InquiryWriting;
import org.cleanclaim.routes.status.NightlyInquiry;
import org.cleanclaim.routes.status.PayerAgreements;
import org.cleanclaim.routes.status.RoutedStatusCall;
import org.cleanclaim.routes.status.StatusAsking;
import org.cleanclaim.routes.status.StatusCall;
import org.cleanclaim.routes.status.StatusDesk;
import org.cleanclaim.routes.status.StatusRoute;
import org.cleanclaim.routes.status.StatusSettings;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;
import org.cleanclaim.routes.status.StatusTelling;
import org.cleanclaim.routes.submission.SubmissionSettings;
import org.cleanclaim.routes.traffic.FollowUp;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.StepRunner;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.TrafficSettings;
import org.cleanclaim.routes.traffic.Turnarounds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Payers asked where claims are, wherever claims are sent. */
@AutoConfiguration(after = ClaimTrafficAutoConfiguration.class)
@ConditionalOnBean(Submissions.class)
@EnableConfigurationProperties(StatusSettings.class)
public class ClaimStatusAutoConfiguration {

  /** A host that keeps policies of payers brings its own. */
  @Bean
  @ConditionalOnMissingBean
  PayerAgreements payerAgreements(StatusSettings settings) {
    return payer -> settings.payers().getOrDefault(payer, PayerTerms.UNKNOWN);
  }

  @Bean
  @ConditionalOnMissingBean
  StatusCall statusCall(
      CamelContext camel,
      StatusSettings settings,
      @Value("${cleanclaim.routes.status.payer-call}") String route) {
    return new RoutedStatusCall(camel.createProducerTemplate(), route, settings.callTimeout());
  }

  @Bean
  @ConditionalOnMissingBean
  StatusAsking statusAsking(
      TrafficDatabase database,
      Interchanges interchanges,
      Submissions submissions,
      Steps steps,
      Inbound inbound,
      EnvelopeSettings envelope,
      SubmissionSettings submitter,
      PartnerSettings partners,
      StatusCall call,
      StatusSettings settings,
      RouteClock clock) {
    return new StatusAsking(
        database,
        interchanges,
        submissions,
        steps,
        new InquiryWriting(envelope, submitter, partners, clock.clock()),
        call,
        new AcknowledgementPosting(inbound, interchanges, submissions),
        settings);
  }

  @Bean
  @ConditionalOnMissingBean
  DoubtInquiry doubtInquiry(
      Submissions submissions,
      StatusAsking asking,
      PayerAgreements agreements,
      RouteFhir fhir,
      RouteClock clock) {
    return new DoubtInquiry(submissions, asking, agreements, fhir.context(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  StatusTelling statusTelling(FhirServer server, Submissions submissions, RouteFhir fhir) {
    return new StatusTelling(server, submissions, fhir.context());
  }

  @Bean
  @ConditionalOnMissingBean
  NightlyInquiry nightlyInquiry(
      TrafficDatabase database,
      TrafficSettings traffic,
      Submissions submissions,
      StatusAsking asking,
      PayerAgreements agreements,
      StatusSettings settings,
      RouteFhir fhir,
      RouteClock clock) {
    return new NightlyInquiry(
        database,
        submissions,
        new Turnarounds(database, traffic.tenant(), clock.clock()),
        asking,
        agreements,
        settings,
        fhir.context(),
        clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  FollowUpReport followUpReport(
      FhirServer server, Submissions submissions, RouteFhir fhir, RouteClock clock) {
    return new FollowUpReport(server, submissions, fhir.context(), clock.clock());
  }

  @Bean
  StepRunner.Work statusWork(
      StatusSettings settings,
      StatusAsking asking,
      NightlyInquiry nightly,
      FollowUpReport followUps,
      StatusTelling telling,
      RouteClock clock) {
    return steps ->
        steps
            .daily(settings.at(), clock.clock().getZone(), "ask-status-nightly", nightly::run)
            .step(Steps.ASK, id -> asking.run(Long.parseLong(id)))
            .step(Steps.TELL, id -> telling.run(id.substring(0, id.indexOf('/'))))
            .step(
                Steps.FOLLOW_UP,
                id -> {
                  var parts = id.split("/");
                  followUps.run(UUID.fromString(parts[0]), FollowUp.Reason.valueOf(parts[1]));
                });
  }

  @Bean
  @ConditionalOnMissingBean
  StatusRoute statusRoute(
      Submissions submissions, StatusAsking asking, StatusTelling telling, RouteFhir fhir) {
    return new StatusRoute(new StatusDesk(submissions, asking, telling, fhir.context()));
  }
}
