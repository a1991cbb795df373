package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import javax.sql.DataSource;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.ledger.LedgerMigration;
import org.cleanclaim.plugin.ledger.SqlDenialLedger;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The causes of denials, in a host that keeps the ledgers they are counted from. */
@AutoConfiguration(after = KpiAutoConfiguration.class)
@ConditionalOnBean({SqlKpis.class, SqlDenialLedger.class})
public class DenialCausesAutoConfiguration {

  @Bean
  SmartInitializingSingleton cleanclaimDenialCausesRegistration(
      RestfulServer server,
      DataSource database,
      LedgerMigration migrated,
      DenialTaxonomy taxonomy,
      StoredResources store,
      Clock clock) {
    return () ->
        server.registerProvider(
            new DenialCausesProvider(
                new SqlDenialCauses(new JdbcTemplate(database)), taxonomy, store, clock));
  }
}
