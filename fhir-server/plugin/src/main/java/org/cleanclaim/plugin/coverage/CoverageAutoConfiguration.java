package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.ClaimScrubbing;
import org.cleanclaim.plugin.claim.OpenClaims;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.WriteWatch;
import org.hl7.fhir.r4.model.Coverage;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Coverages are watched as they are written. */
@AutoConfiguration(after = ClaimAutoConfiguration.class)
@ConditionalOnBean(Scrubber.class)
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
}
