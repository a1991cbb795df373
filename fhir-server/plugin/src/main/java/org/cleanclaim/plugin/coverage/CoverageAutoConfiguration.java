package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.ClaimScrubbing;
import org.cleanclaim.plugin.claim.OpenClaims;
import org.cleanclaim.plugin.eligibility.EligibilityAutoConfiguration;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityRecorder;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.site.Nightly;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.cleanclaim.plugin.store.WriteWatch;
import org.hl7.fhir.r4.model.Coverage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Coverages are watched as they are written. */
@AutoConfiguration(
    after = {
      ClaimAutoConfiguration.class,
      EligibilityAutoConfiguration.class,
      LedgerAutoConfiguration.class
    })
@ConditionalOnBean(Scrubber.class)
@EnableConfigurationProperties(SweepSettings.class)
public class CoverageAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  ExpiryWatch cleanclaimExpiryWatch(DaoRegistry daos, Scrubber scrubber, Clock clock) {
    return new ExpiryWatch(daos, scrubber, new ExpiryNotice(daos, clock), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  CoverageChange cleanclaimCoverageChange(
      StoredResources store, ClaimScrubbing scrubbing, ExpiryWatch expiry) {
    return new CoverageChange(store, new OpenClaims(), scrubbing, expiry);
  }

  @Bean
  SmartInitializingSingleton cleanclaimCoverageRegistration(
      IInterceptorService storage, DaoRegistry daos, CoverageChange change) {
    return () ->
        storage.registerInterceptor(new WriteWatch<>(Coverage.class, daos, change::written));
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityRecorder cleanclaimEligibilityRecorder(DaoRegistry daos) {
    return new EligibilityRecorder(daos);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(EligibilityDesk.class)
  VisitCoverages cleanclaimVisitCoverages(
      DaoRegistry daos,
      StoredResources store,
      Scrubber scrubber,
      EligibilityDesk desk,
      EligibilityQuestions questions,
      EligibilityRecorder recorder,
      EligibilitySettings settings,
      ExpiryWatch expiry,
      IHapiTransactionService transactions,
      Clock clock) {
    return new VisitCoverages(
        new BookedVisits(daos, clock),
        new CoverageStanding(store, scrubber, desk, clock),
        new CoverageCheck(desk, questions, recorder, settings.timeout()),
        (patient, known, request) ->
            transactions
                .withRequest(request)
                .execute(
                    () -> {
                      expiry.look(
                          patient,
                          known,
                          new TransactionWrites(daos, request, new TransactionDetails()));
                      return null;
                    }));
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(EligibilityDesk.class)
  VisitSweep cleanclaimVisitSweep(
      VisitCoverages visits, ObjectProvider<Lease> lease, SweepSettings settings, Clock clock) {
    return new VisitSweep(visits, lease.getIfAvailable(Lease::ofOneNode), settings, clock);
  }

  @Bean
  @ConditionalOnBean(VisitSweep.class)
  Nightly cleanclaimNightlySweep(VisitSweep sweep, SweepSettings settings, Clock clock) {
    return new Nightly(
        "visit-sweep", settings.enabled() ? settings.at() : null, clock, sweep::nightly);
  }

  @Bean
  @ConditionalOnBean(EligibilityDesk.class)
  SmartInitializingSingleton cleanclaimVisitRegistration(
      RestfulServer server, VisitCoverages visits, VisitSweep sweep, Clock clock) {
    return () -> server.registerProvider(new VisitCoverageProvider(visits, sweep, clock));
  }
}
