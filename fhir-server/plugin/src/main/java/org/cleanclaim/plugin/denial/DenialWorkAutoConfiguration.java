package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.ledger.SqlDenialLedger;
import org.cleanclaim.plugin.ledger.SqlResubmitRules;
import org.cleanclaim.plugin.ledger.SqlSavedViews;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.site.Nightly;
import org.cleanclaim.plugin.site.Regular;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The work on denials, in a host that keeps the ledger their lists are read from. */
@AutoConfiguration(after = DenialAutoConfiguration.class)
@ConditionalOnBean({SqlDenialLedger.class, DenialCapture.class})
public class DenialWorkAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  DenialLook cleanclaimDenialLook(
      DenialTasks tasks,
      DenialCapture capture,
      DenialProgress progress,
      DenialEvents events,
      DenialTaxonomy taxonomy,
      DenialSettings settings,
      SqlDenialLedger ledger,
      Clock clock) {
    return new DenialLook(tasks, capture, progress, events, taxonomy, settings, ledger, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialSweep cleanclaimDenialSweep(
      DaoRegistry daos,
      SqlDenialLedger ledger,
      DenialLook look,
      ObjectProvider<Lease> lease,
      IHapiTransactionService transactions,
      Clock clock) {
    return new DenialSweep(
        daos, ledger, look, lease.getIfAvailable(Lease::ofOneNode), transactions, clock);
  }

  @Bean
  Nightly cleanclaimNightlyDenials(DenialSweep sweep, DenialSettings settings, Clock clock) {
    return new Nightly("denials", settings.at(), clock, sweep::nightly);
  }

  /** What the taxonomy says of open denials is brought up to date when its file changes. */
  @Bean
  SmartInitializingSingleton cleanclaimRetagging(TaxonomyFile taxonomy, DenialSweep sweep) {
    return () -> taxonomy.whenChanged(sweep::nightly);
  }

  @Bean
  RebuiltPart cleanclaimDenialRebuild(
      DaoRegistry daos, SqlDenialLedger ledger, IHapiTransactionService transactions) {
    return new DenialRebuild(daos, ledger, transactions);
  }

  @Bean
  DenialCalendarController cleanclaimDenialCalendars(SqlDenialLedger ledger, Clock clock) {
    return new DenialCalendarController(ledger, clock);
  }

  @Bean
  Resubmission cleanclaimResubmission(
      DaoRegistry daos,
      DenialTasks tasks,
      DenialEvents events,
      StoredResources store,
      ClaimJudge judge) {
    return new Resubmission(daos, tasks, events, new CorrectedClaims(store, judge));
  }

  @Bean
  ResubmitByRule cleanclaimResubmitByRule(
      DaoRegistry daos,
      SqlResubmitRules rules,
      DenialTasks tasks,
      SubmissionTasks submissions,
      Resubmission resubmission,
      ObjectProvider<Lease> lease,
      IHapiTransactionService transactions,
      Clock clock) {
    return new ResubmitByRule(
        daos,
        rules,
        tasks,
        submissions,
        resubmission,
        lease.getIfAvailable(Lease::ofOneNode),
        transactions,
        clock);
  }

  @Bean
  Regular cleanclaimResubmitRuns(ResubmitByRule runs, DenialSettings settings) {
    return new Regular("resubmit-by-rule", settings.resubmitEvery(), runs::look);
  }

  @Bean
  SmartInitializingSingleton cleanclaimDenialWorkRegistration(
      RestfulServer server,
      DaoRegistry daos,
      StoredResources store,
      SubmissionTasks submissions,
      Resubmission resubmission,
      SqlResubmitRules rules,
      ResubmitByRule runs,
      DenialTasks tasks,
      DenialEvents events,
      DenialTaxonomy taxonomy,
      DenialSettings settings,
      DenialSweep sweep,
      SqlDenialLedger ledger,
      SqlSavedViews views,
      PolicyFiles policies,
      CurrentUser user,
      IHapiTransactionService transactions,
      Clock clock) {
    DenialWork work = new DenialWork(daos, tasks, events, user, transactions);
    DenialQueries queries = new DenialQueries(taxonomy, settings, user, clock);
    return () ->
        server.registerProviders(
            new DenialListProvider(daos, store, ledger, queries, taxonomy),
            new DenialAssignProvider(work, ledger, queries),
            new DenialCallProvider(work, clock),
            new DenialCloseProvider(daos, work, clock),
            new DenialAppealProvider(daos, work, policies, clock),
            new DenialResubmitProvider(work, resubmission, submissions, clock),
            new ResubmitRuleProvider(daos, rules, runs, policies, user, clock),
            new DenialSweepProvider(sweep, user),
            new DenialCalendarProvider(ledger, user, clock),
            new SavedViewProvider(views, user, clock));
  }
}
