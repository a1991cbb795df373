package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.autoconfigure.CleanclaimSettings;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.SubmissionProgress;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.OutcomeLedger;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.ledger.UnkeptOutcomes;
import org.cleanclaim.plugin.site.Nightly;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.WriteWatch;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Denials are opened as a payer's answers are written. */
@AutoConfiguration(after = {ClaimAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean(Scrubber.class)
@EnableConfigurationProperties(DenialRatesSettings.class)
public class DenialAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  DenialTaxonomy cleanclaimDenialTaxonomy() {
    return DenialTaxonomy.shipped();
  }

  @Bean
  @ConditionalOnMissingBean
  DenialCapture cleanclaimDenialCapture(
      StoredResources store,
      DenialTaxonomy taxonomy,
      DaoRegistry daos,
      Scrubber scrubber,
      SubmissionProgress submissions,
      ObjectProvider<OutcomeLedger> outcomes,
      Clock clock) {
    return new DenialCapture(
        store,
        taxonomy,
        new DenialTasks(daos, clock),
        new DenialDeadline(scrubber, clock),
        submissions,
        new AlertOutcomes(scrubber, taxonomy, outcomes.getIfAvailable(UnkeptOutcomes::new)));
  }

  @Bean
  @ConditionalOnMissingBean
  DenialRatesCount cleanclaimDenialRatesCount(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      Scrubber scrubber,
      DenialTaxonomy taxonomy,
      CleanclaimSettings site,
      DenialRatesSettings settings,
      Clock clock) {
    return new DenialRatesCount(
        daos, store, alerts, scrubber, taxonomy, site.reference().dir(), settings, clock);
  }

  @Bean
  Nightly cleanclaimNightlyDenialRates(
      DenialRatesCount count, DenialRatesSettings settings, Clock clock) {
    boolean wanted = settings.enabled() && count.hasFolder();
    return new Nightly("denial-rates", wanted ? settings.at() : null, clock, count::nightly);
  }

  @Bean
  SmartInitializingSingleton cleanclaimDenialRatesRegistration(
      RestfulServer server, DenialRatesCount count) {
    return () -> server.registerProvider(new DenialRatesProvider(count));
  }

  @Bean
  RebuiltPart cleanclaimOutcomeRebuild(
      DaoRegistry daos,
      DenialCapture capture,
      ObjectProvider<OutcomeLedger> outcomes,
      IHapiTransactionService transactions) {
    return new OutcomeRebuild(
        daos, capture, outcomes.getIfAvailable(UnkeptOutcomes::new), transactions);
  }

  @Bean
  SmartInitializingSingleton cleanclaimDenialRegistration(
      IInterceptorService storage, DaoRegistry daos, DenialCapture capture) {
    return () ->
        storage.registerInterceptor(new WriteWatch<>(ClaimResponse.class, daos, capture::record));
  }
}
