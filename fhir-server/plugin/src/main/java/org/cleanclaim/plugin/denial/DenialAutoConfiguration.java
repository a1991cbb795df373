package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.List;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.autoconfigure.CleanclaimSettings;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.SubmissionProgress;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.OutcomeLedger;
import org.cleanclaim.plugin.ledger.RebuiltPart;
import org.cleanclaim.plugin.ledger.UnkeptDenials;
import org.cleanclaim.plugin.ledger.UnkeptOutcomes;
import org.cleanclaim.plugin.reference.FolderPoll;
import org.cleanclaim.plugin.site.Nightly;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.WriteWatch;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Denials are opened as a payer's answers are written. */
@AutoConfiguration(after = {ClaimAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean(Scrubber.class)
@EnableConfigurationProperties({DenialRatesSettings.class, DenialSettings.class})
public class DenialAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  TaxonomyFile cleanclaimTaxonomyFile(DenialSettings settings, Clock clock) {
    return new TaxonomyFile(settings.taxonomy(), clock);
  }

  /** A poll of its own: the engine's looks at the engine's folders. */
  @Bean
  FolderPoll cleanclaimTaxonomyPoll(TaxonomyFile taxonomy, CleanclaimSettings site) {
    return new FolderPoll(List.of(taxonomy), site.folders().poll());
  }

  /** Apart, so that a host without Spring Boot's actuator never looks for its classes. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class TaxonomyHealth {

    @Bean
    HealthIndicator cleanclaimTaxonomyHealthIndicator(TaxonomyFile taxonomy) {
      return () ->
          Health.up()
              .withDetail("taxonomy", taxonomy.get().digest())
              .withDetail("since", taxonomy.since())
              .withDetail("refused", taxonomy.problems())
              .build();
    }
  }

  @Bean
  @ConditionalOnMissingBean
  DenialTaxonomy cleanclaimDenialTaxonomy(TaxonomyFile file) {
    return DenialTaxonomy.following(file);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialTasks cleanclaimDenialTasks(
      DaoRegistry daos, ObjectProvider<DenialLedger> ledger, Clock clock) {
    return new DenialTasks(daos, ledger.getIfAvailable(UnkeptDenials::new), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialEvents cleanclaimDenialEvents(DaoRegistry daos, Clock clock) {
    return new DenialEvents(daos, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialProgress cleanclaimDenialProgress(
      DenialTasks tasks, DenialEvents events, DenialSettings settings, Clock clock) {
    return new DenialProgress(tasks, new DenialRouting(settings.routing()), events, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialCapture cleanclaimDenialCapture(
      StoredResources store,
      DenialTaxonomy taxonomy,
      DenialTasks tasks,
      DenialProgress progress,
      DaoRegistry daos,
      Scrubber scrubber,
      AlertStore alerts,
      SubmissionProgress submissions,
      ObjectProvider<OutcomeLedger> outcomes,
      ObjectProvider<DenialLedger> denials,
      Clock clock) {
    return new DenialCapture(
        new ClaimAnswers(daos, store),
        taxonomy,
        tasks,
        new DenialJudge(scrubber, alerts, new DenialDeadline(clock)),
        progress,
        denials.getIfAvailable(UnkeptDenials::new),
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
      IInterceptorService storage, DaoRegistry daos, DenialCapture capture, DenialTasks tasks) {
    return () -> {
      storage.registerInterceptor(new WriteWatch<>(ClaimResponse.class, daos, capture::record));
      storage.registerInterceptor(new WriteWatch<>(Task.class, daos, "denial", tasks::written));
    };
  }
}
