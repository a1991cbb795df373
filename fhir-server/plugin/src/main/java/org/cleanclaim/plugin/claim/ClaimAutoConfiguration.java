package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.autoconfigure.EngineAutoConfiguration;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.FindingLedger;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.UnkeptClaims;
import org.cleanclaim.plugin.ledger.UnkeptFindings;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.WriteWatch;
import org.hl7.fhir.r4.model.Task;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Claims are scrubbed as they are written, and on request. */
@AutoConfiguration(after = {EngineAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean(Scrubber.class)
public class ClaimAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  ClaimJudge cleanclaimClaimJudge(Scrubber scrubber, Clock clock) {
    return new ClaimJudge(scrubber, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  AlertStore cleanclaimAlertStore(DaoRegistry daos, Clock clock) {
    return new AlertStore(daos, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  SubmissionTasks cleanclaimSubmissionTasks(DaoRegistry daos, Clock clock) {
    return new SubmissionTasks(daos, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimLedger cleanclaimNoClaimLedger() {
    return new UnkeptClaims();
  }

  @Bean
  @ConditionalOnMissingBean
  FindingLedger cleanclaimNoFindingLedger() {
    return new UnkeptFindings();
  }

  @Bean
  @ConditionalOnMissingBean
  SubmissionProgress cleanclaimSubmissionProgress(SubmissionTasks tasks, ClaimLedger ledger) {
    return new SubmissionProgress(tasks, ledger);
  }

  @Bean
  @ConditionalOnMissingBean
  DecisionRecord cleanclaimDecisionRecord(Clock clock) {
    return new DecisionRecord(clock);
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimScrubbing cleanclaimClaimScrubbing(
      StoredResources store,
      ClaimJudge judge,
      AlertStore alerts,
      SubmissionTasks tasks,
      DecisionRecord decisions,
      ClaimLedger ledger,
      FindingLedger findings,
      Clock clock) {
    return new ClaimScrubbing(
        store, judge, alerts, tasks, decisions, new ClinicianQueries(clock), ledger, findings);
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimScrubInterceptor cleanclaimClaimScrubInterceptor(
      DaoRegistry daos, ClaimScrubbing scrubbing) {
    return new ClaimScrubInterceptor(daos, scrubbing);
  }

  @Bean
  @ConditionalOnMissingBean
  ClaimRemoval cleanclaimClaimRemoval(
      DaoRegistry daos, ClaimLedger ledger, FindingLedger findings) {
    return new ClaimRemoval(daos, ledger, findings);
  }

  @Bean
  @ConditionalOnMissingBean
  ScrubProvider cleanclaimScrubProvider(
      DaoRegistry daos,
      StoredResources store,
      ClaimJudge judge,
      ClaimScrubbing scrubbing,
      Clock clock,
      IHapiTransactionService transactions) {
    return new ScrubProvider(daos, store, judge, scrubbing, new ScrubAnswer(clock), transactions);
  }

  @Bean
  @ConditionalOnMissingBean
  ReleaseProvider cleanclaimReleaseProvider(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      SubmissionTasks tasks,
      DecisionRecord decisions,
      ClaimLedger ledger,
      FindingLedger findings,
      CurrentUser user,
      IHapiTransactionService transactions,
      Clock clock) {
    return new ReleaseProvider(
        daos,
        store,
        alerts,
        tasks,
        new ClinicianQueries(clock),
        decisions,
        ledger,
        findings,
        user,
        transactions);
  }

  /** On the storage's own registry: the server's would miss writes from within the process. */
  @Bean
  SmartInitializingSingleton cleanclaimClaimRegistration(
      IInterceptorService storage,
      RestfulServer server,
      DaoRegistry daos,
      ClaimLedger ledger,
      ClaimScrubInterceptor interceptor,
      ClaimRemoval removal,
      ScrubProvider scrub,
      ReleaseProvider release) {
    return () -> {
      storage.registerInterceptor(interceptor);
      storage.registerInterceptor(removal);
      storage.registerInterceptor(
          new WriteWatch<>(Task.class, daos, new SubmissionWatch(ledger)::written));
      server.registerProviders(scrub, release);
    };
  }
}
