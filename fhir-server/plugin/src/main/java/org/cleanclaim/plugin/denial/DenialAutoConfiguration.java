package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.SubmissionProgress;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Denials are opened as a payer's answers are written. */
@AutoConfiguration(after = ClaimAutoConfiguration.class)
@ConditionalOnBean(Scrubber.class)
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
      Clock clock) {
    return new DenialCapture(
        store,
        taxonomy,
        new DenialTasks(daos, clock),
        new DenialDeadline(scrubber, clock),
        submissions);
  }

  @Bean
  @ConditionalOnMissingBean
  DenialInterceptor cleanclaimDenialInterceptor(DaoRegistry daos, DenialCapture capture) {
    return new DenialInterceptor(daos, capture);
  }

  @Bean
  SmartInitializingSingleton cleanclaimDenialRegistration(
      IInterceptorService storage, DenialInterceptor interceptor) {
    return () -> storage.registerInterceptor(interceptor);
  }
}
