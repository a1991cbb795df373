package org.cleanclaim.routes.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.acknowledgement.AcknowledgementRoute;
import org.cleanclaim.routes.mailbox.MailboxFailures;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.posting.RemittanceRoute;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.server.ServerSettings;
import org.cleanclaim.routes.submission.BatchWriting;
import org.cleanclaim.routes.submission.Batching;
import org.cleanclaim.routes.submission.ClaimPickUp;
import org.cleanclaim.routes.submission.Doubts;
import org.cleanclaim.routes.submission.InterchangeSending;
import org.cleanclaim.routes.submission.Mailbox;
import org.cleanclaim.routes.submission.Singles;
import org.cleanclaim.routes.submission.StatusReport;
import org.cleanclaim.routes.submission.SubmissionRoute;
import org.cleanclaim.routes.submission.SubmissionSettings;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Interchanges;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.StepRunner;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.traffic.TrafficSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Claims to payers and answers back, where {@code cleanclaim.routes.fhir.url} names a server. */
@AutoConfiguration(
    after = {
      RoutesAutoConfiguration.class,
      EligibilityAutoConfiguration.class,
      TransportAutoConfiguration.class
    })
@ConditionalOnBean(RouteFhir.class)
@ConditionalOnProperty(prefix = "cleanclaim.routes.fhir", name = "url")
@EnableConfigurationProperties({
  ServerSettings.class,
  TrafficSettings.class,
  PartnerSettings.class,
  SubmissionSettings.class
})
public class ClaimTrafficAutoConfiguration {
  /** What a look at ready claims waits for payers that are asked once more. */
  private static final Duration PICK_UP_PATIENCE = Duration.ofSeconds(2);

  @Bean
  @ConditionalOnMissingBean
  FhirServer claimServer(RouteFhir fhir, ServerSettings settings, RouteClock clock) {
    return new FhirServer(fhir.context(), settings, clock.clock());
  }

  /** A database of the routes' own where one is named, else the host's. */
  @Bean
  @ConditionalOnMissingBean
  TrafficDatabase trafficDatabase(TrafficSettings settings, ObjectProvider<DataSource> host) {
    if (!settings.url().isBlank()) {
      var pool = new HikariDataSource();
      pool.setJdbcUrl(settings.url());
      pool.setUsername(settings.username());
      pool.setPassword(settings.password());
      return new TrafficDatabase(pool).migrate();
    }
    var shared =
        host.getIfUnique(
            () -> {
              throw new IllegalStateException(
                  "The routes have no database to keep claims in. Set"
                      + " cleanclaim.routes.database.url to a PostgreSQL database.");
            });
    return new TrafficDatabase(shared).migrate();
  }

  @Bean
  @ConditionalOnMissingBean
  Steps trafficSteps(TrafficDatabase database, RouteClock clock) {
    return new Steps(database, clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Submissions submissions(
      TrafficDatabase database, Steps steps, TrafficSettings settings, RouteClock clock) {
    return new Submissions(database, steps, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Interchanges interchanges(
      TrafficDatabase database,
      Submissions submissions,
      Steps steps,
      TrafficSettings settings,
      RouteClock clock) {
    return new Interchanges(database, submissions, steps, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Inbound inbound(TrafficDatabase database, TrafficSettings settings, RouteClock clock) {
    return new Inbound(database, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Payments payments(TrafficDatabase database, TrafficSettings settings, RouteClock clock) {
    return new Payments(database, settings.tenant(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  BatchWriting batchWriting(
      EnvelopeSettings envelope,
      SubmissionSettings settings,
      PartnerSettings partners,
      RouteFhir fhir,
      RouteClock clock) {
    return new BatchWriting(envelope, settings, partners, fhir.context(), clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimPickUp claimPickUp(
      FhirServer server,
      Submissions submissions,
      TrafficDatabase database,
      PartnerSettings partners,
      BatchWriting writing,
      RouteClock clock) {
    return new ClaimPickUp(
        server, submissions, database, partners, writing, PICK_UP_PATIENCE, clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  Batching batching(
      TrafficDatabase database,
      Submissions submissions,
      Interchanges interchanges,
      PartnerSettings partners,
      BatchWriting writing,
      Singles singles,
      RouteClock clock) {
    return new Batching(
        database, submissions, interchanges, partners, writing, singles, clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  InterchangeSending interchangeSending(
      TrafficDatabase database,
      Interchanges interchanges,
      PartnerSettings partners,
      Mailbox mailbox,
      Doubts doubts,
      Steps steps,
      SubmissionSettings settings,
      RouteClock clock) {
    return new InterchangeSending(
        database, interchanges, partners, mailbox, doubts, steps, settings, clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  StatusReport statusReport(FhirServer server, Submissions submissions, RouteClock clock) {
    return new StatusReport(server, submissions, clock.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  RemittancePosting remittancePosting(
      FhirServer server,
      Inbound inbound,
      Payments payments,
      Submissions submissions,
      TrafficDatabase database) {
    return new RemittancePosting(server, inbound, payments, submissions, database);
  }

  @Bean
  @ConditionalOnMissingBean
  SubmissionRoute submissionRoute() {
    return new SubmissionRoute();
  }

  @Bean
  @ConditionalOnMissingBean
  AcknowledgementRoute acknowledgementRoute(
      Inbound inbound, Interchanges interchanges, Submissions submissions) {
    return new AcknowledgementRoute(new AcknowledgementPosting(inbound, interchanges, submissions));
  }

  @Bean
  @ConditionalOnMissingBean
  RemittanceRoute remittanceRoute(Inbound inbound, Payments payments, Steps steps) {
    return new RemittanceRoute(new RemittanceIntake(inbound, payments, steps));
  }

  @Bean(MailboxRoute.FAILURES)
  @ConditionalOnMissingBean(name = MailboxRoute.FAILURES)
  MailboxFailures mailboxFailures() {
    return new MailboxFailures();
  }

  @Bean
  @ConditionalOnMissingBean
  StepRunner stepRunner(
      TrafficDatabase database,
      TrafficSettings settings,
      SubmissionSettings submission,
      ClaimPickUp pickUp,
      Batching batching,
      InterchangeSending sending,
      StatusReport report,
      RemittancePosting posting,
      ObjectProvider<StepRunner.Work> others) {
    var builder = new StepRunner.Builder(database, settings.polling());
    others.orderedStream().forEach(work -> work.addTo(builder));
    return builder
        .every(submission.pickUpEvery(), "pick-up-claims", pickUp::run)
        .every(submission.batchEvery(), "build-batches", batching::run)
        .step(Steps.SEND, id -> sending.send(Long.parseLong(id)))
        .step(Steps.SETTLE, id -> sending.settle(Long.parseLong(first(id))))
        .step(Steps.REPORT, id -> report.run(UUID.fromString(first(id))))
        .step(Steps.POST, id -> posting.run(first(id), id.substring(id.indexOf('/') + 1)))
        .build();
  }

  /** An instance's name before the part that tells one time from another. */
  private static String first(String instance) {
    return instance.substring(0, instance.indexOf('/'));
  }
}
