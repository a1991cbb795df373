package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.ClaimScrubbing;
import org.cleanclaim.plugin.claim.OpenClaims;
import org.cleanclaim.plugin.claim.ScrubProvider;
import org.cleanclaim.plugin.ehr.EhrAutoConfiguration;
import org.cleanclaim.plugin.ehr.EhrRecords;
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
      EhrAutoConfiguration.class,
      EligibilityAutoConfiguration.class,
      LedgerAutoConfiguration.class
    })
@ConditionalOnBean(Scrubber.class)
@EnableConfigurationProperties(SweepSettings.class)
public class CoverageAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  OwnVisits cleanclaimOwnVisits(DaoRegistry daos, StoredResources store, Clock clock) {
    return new OwnVisits(daos, store, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  ExpiryWatch cleanclaimExpiryWatch(
      DaoRegistry daos, OwnVisits visits, Scrubber scrubber, Clock clock) {
    return new ExpiryWatch(visits, scrubber, new ExpiryNotice(daos, clock), clock);
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
  CoverageStanding cleanclaimCoverageStanding(
      Scrubber scrubber, EligibilityDesk desk, Clock clock) {
    return new CoverageStanding(scrubber, desk, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(EligibilityDesk.class)
  CoverageCheck cleanclaimCoverageCheck(
      EligibilityDesk desk,
      EligibilityQuestions questions,
      EligibilityRecorder recorder,
      EligibilitySettings settings) {
    return new CoverageCheck(desk, questions, recorder, settings.timeout());
  }

  @Bean
  @ConditionalOnMissingBean
  SweptVisits.Notices cleanclaimExpiryNotices(
      DaoRegistry daos, ExpiryWatch expiry, IHapiTransactionService transactions) {
    return (patient, days, known, request) ->
        transactions
            .withRequest(request)
            .execute(
                () -> {
                  expiry.look(
                      patient,
                      days,
                      known,
                      new TransactionWrites(daos, request, new TransactionDetails()));
                  return null;
                });
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(CoverageStanding.class)
  VisitCoverages cleanclaimVisitCoverages(
      OwnVisits visits,
      CoverageStanding standing,
      CoverageCheck check,
      SweptVisits.Notices notices) {
    return new VisitCoverages(visits, standing, check, notices);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(CoverageStanding.class)
  VisitSweep cleanclaimVisitSweep(
      OwnVisits own,
      ObjectProvider<EhrRecords> ehr,
      DaoRegistry daos,
      CoverageStanding standing,
      CoverageCheck check,
      SweptVisits.Notices notices,
      ObjectProvider<Lease> lease,
      SweepSettings settings,
      Clock clock) {
    List<SweptVisits> servers = new ArrayList<>();
    servers.add(new SweptVisits(own, standing, check, notices));
    ehr.ifAvailable(
        records ->
            servers.add(
                new SweptVisits(new EhrVisits(records, daos, clock), standing, check, notices)));
    return new VisitSweep(servers, lease.getIfAvailable(Lease::ofOneNode), settings, clock);
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

  @Bean
  @ConditionalOnBean(EligibilityDesk.class)
  SmartInitializingSingleton cleanclaimFilingCheckRegistration(
      RestfulServer server,
      DaoRegistry daos,
      StoredResources store,
      CoverageStanding standing,
      CoverageCheck check,
      ScrubProvider scrub) {
    return () ->
        server.registerProvider(
            new FilingCheckProvider(daos, new FilingCheck(store, standing, check), scrub));
  }
}
