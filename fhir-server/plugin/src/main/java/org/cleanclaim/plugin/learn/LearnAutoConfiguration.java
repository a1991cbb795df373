package org.cleanclaim.plugin.learn;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import javax.sql.DataSource;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.denial.AdjudicatedLines;
import org.cleanclaim.plugin.denial.DenialAutoConfiguration;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.LedgerMigration;
import org.cleanclaim.plugin.ledger.SqlProposedEdits;
import org.cleanclaim.plugin.reference.PolicyFiles;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Edits are proposed from denials, in a host that keeps the tables they are decided in. */
@AutoConfiguration(after = {DenialAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean({LedgerMigration.class, DenialTaxonomy.class, PolicyFiles.class})
@EnableConfigurationProperties(LearnSettings.class)
public class LearnAutoConfiguration {

  /** Takes the migration as its parameter: no row is written before its table is there. */
  @Bean
  @ConditionalOnMissingBean
  SqlProposedEdits cleanclaimProposedEdits(DataSource database, LedgerMigration migrated) {
    return new SqlProposedEdits(
        new JdbcTemplate(database),
        new TransactionTemplate(new DataSourceTransactionManager(database)));
  }

  @Bean
  @ConditionalOnMissingBean
  LearnedRules cleanclaimLearnedRules(SqlProposedEdits proposals) {
    return new LearnedRules(proposals);
  }

  @Bean
  @ConditionalOnMissingBean
  Learning cleanclaimLearning(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      Scrubber scrubber,
      DenialTaxonomy taxonomy,
      SqlProposedEdits proposals,
      PolicyFiles policies,
      ObjectProvider<Lease> lease,
      LearnSettings settings,
      Clock clock) {
    return new Learning(
        (from, to, request) ->
            new AdjudicatedLines(daos, store, alerts, scrubber, taxonomy, from, to, request),
        proposals,
        policies,
        lease.getIfAvailable(Lease::ofOneNode),
        settings,
        clock);
  }

  @Bean
  Nightly cleanclaimNightlyLearning(Learning learning, LearnSettings settings, Clock clock) {
    return new Nightly(
        "learning", settings.enabled() ? settings.at() : null, clock, learning::nightly);
  }

  @Bean
  SmartInitializingSingleton cleanclaimLearnRegistration(
      RestfulServer server,
      SqlProposedEdits proposals,
      LearnedRules rules,
      Learning learning,
      PolicyFiles policies,
      StoredResources store,
      CurrentUser user,
      LearnSettings settings,
      Clock clock) {
    return () -> {
      policies.overlay(rules);
      server.registerProvider(
          new LearnProvider(
              proposals, rules, learning, policies, new PeopleNames(store), user, settings, clock));
    };
  }
}
