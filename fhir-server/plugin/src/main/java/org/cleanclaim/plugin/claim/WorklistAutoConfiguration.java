package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.ledger.SqlClaimLedger;
import org.cleanclaim.plugin.ledger.SqlPaidBefore;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.site.Nightly;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The billing office's worklist, in a host that keeps the ledger it is read from. */
@AutoConfiguration(after = ClaimAutoConfiguration.class)
@ConditionalOnBean({SqlClaimLedger.class, ClaimScrubbing.class})
@EnableConfigurationProperties(EscalationSettings.class)
public class WorklistAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  HeldEscalation cleanclaimHeldEscalation(
      DaoRegistry daos,
      SubmissionTasks tasks,
      DecisionRecord decisions,
      SqlClaimLedger ledger,
      ObjectProvider<Lease> lease,
      IHapiTransactionService transactions,
      EscalationSettings settings,
      Clock clock) {
    return new HeldEscalation(
        daos,
        tasks,
        decisions,
        ledger,
        lease.getIfAvailable(Lease::ofOneNode),
        transactions,
        settings,
        clock);
  }

  @Bean
  Nightly cleanclaimNightlyEscalation(
      HeldEscalation escalation, EscalationSettings settings, Clock clock) {
    return new Nightly(
        "held-escalation", settings.isOn() ? settings.at() : null, clock, escalation::nightly);
  }

  @Bean
  @ConditionalOnMissingBean
  LedgerRebuild cleanclaimLedgerRebuild(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      SqlClaimLedger ledger,
      ClaimJudge judge,
      IHapiTransactionService transactions,
      ObjectProvider<RebuiltPart> others) {
    return new LedgerRebuild(
        daos, store, alerts, ledger, judge, transactions, others.orderedStream().toList());
  }

  @Bean
  SmartInitializingSingleton cleanclaimWorklistRegistration(
      RestfulServer server,
      DaoRegistry daos,
      StoredResources store,
      ClaimJudge judge,
      AlertStore alerts,
      DecisionRecord decisions,
      SqlClaimLedger ledger,
      CurrentUser user,
      IHapiTransactionService transactions,
      LedgerRebuild rebuild,
      SqlPaidBefore paid,
      HeldEscalation escalation,
      Clock clock) {
    return () ->
        server.registerProviders(
            new HeldClaimsProvider(new HeldClaims(ledger, alerts, store), clock),
            new HeldEscalationProvider(escalation, user),
            new ExpectedPaymentProvider(store, judge, paid),
            new ScrubHistoryProvider(daos, new ScrubHistory(daos, store, alerts)),
            new SendBackProvider(
                daos, store, new ClinicianQueries(clock), decisions, ledger, user, transactions),
            rebuild);
  }
}
