package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.cleanclaim.plugin.denial.DenialAutoConfiguration;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.LedgerMigration;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.ledger.SqlClaimLedger;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** Key figures, in a host that keeps the ledger they are counted from. */
@AutoConfiguration(after = {DenialAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean({SqlClaimLedger.class, DenialTaxonomy.class, StoredResources.class})
public class KpiAutoConfiguration {

  /** Takes the migration as its parameter: no row is written before its table is there. */
  @Bean
  @ConditionalOnMissingBean
  SqlKpiLedger cleanclaimKpiLedger(DataSource database, LedgerMigration migrated) {
    return new SqlKpiLedger(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlKpis cleanclaimKpis(DataSource database, LedgerMigration migrated) {
    return new SqlKpis(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  KpiRecorder cleanclaimKpiRecorder(SqlKpiLedger ledger, DenialTaxonomy taxonomy, Clock clock) {
    return new KpiRecorder(ledger, new KpiRows(taxonomy, clock));
  }

  /** After the claims themselves: their rows copy what the claim ledger says. */
  @Bean
  @Order
  RebuiltPart cleanclaimKpiRebuild(
      DaoRegistry daos,
      StoredResources store,
      SqlKpiLedger ledger,
      KpiRecorder recorder,
      IHapiTransactionService transactions) {
    return new KpiRebuild(daos, store, ledger, recorder, transactions);
  }

  @Bean
  SmartInitializingSingleton cleanclaimKpiRegistration(
      IInterceptorService storage,
      RestfulServer server,
      DaoRegistry daos,
      StoredResources store,
      KpiRecorder recorder,
      SqlKpis figures,
      ObjectProvider<HistoryLoad> history,
      Clock clock) {
    return () -> {
      storage.registerInterceptor(new KpiWatch(daos, store, recorder));
      server.registerProvider(
          new KpiProvider(
              new DenialKpis(figures, store, clock),
              history.getIfAvailable(() -> Optional::empty)));
    };
  }
}
