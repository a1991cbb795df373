package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.cleanclaim.plugin.claim.LedgerRebuild;
import org.cleanclaim.plugin.claim.WorklistAutoConfiguration;
import org.cleanclaim.plugin.denial.DenialWorkAutoConfiguration;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.SqlDenialLedger;
import org.cleanclaim.plugin.ledger.SqlOrigin;
import org.cleanclaim.plugin.ledger.SqlSavedViews;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** The way out and in of the work on denials, in a host that keeps the ledger of it. */
@AutoConfiguration(after = {WorklistAutoConfiguration.class, DenialWorkAutoConfiguration.class})
@ConditionalOnBean({LedgerRebuild.class, SqlDenialLedger.class, SqlOrigin.class})
public class TakeoutAutoConfiguration {

  @Bean
  SmartInitializingSingleton cleanclaimTakeoutRegistration(
      RestfulServer server,
      DaoRegistry daos,
      FhirContext fhir,
      EntityManagerFactory entities,
      IHapiTransactionService transactions,
      SqlOrigin origin,
      SqlSavedViews views,
      AlertDecisions decisions,
      LedgerRebuild ledger,
      Clock clock) {
    return () ->
        server.registerProvider(
            new TakeoutProvider(
                daos, fhir, entities, transactions, origin, views, decisions, ledger, clock));
  }
}
