package org.cleanclaim.plugin.autoconfigure;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.time.ZoneId;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The engine with its tables and policies, and what every feature shares. */
@AutoConfiguration
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class})
@ConditionalOnBean({RestfulServer.class, DaoRegistry.class})
@ConditionalOnProperty(name = "cleanclaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CleanclaimSettings.class)
public class EngineAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock cleanclaimClock(CleanclaimSettings settings) {
    return settings.zone() == null
        ? Clock.system(ZoneId.systemDefault())
        : Clock.system(settings.zone());
  }

  @Bean
  @ConditionalOnMissingBean
  ReferenceLibrary cleanclaimReferenceLibrary(CleanclaimSettings settings) {
    return settings.reference().dir() == null
        ? ReferenceLibrary.sample()
        : ReferenceLibrary.load(settings.reference().dir());
  }

  @Bean
  @ConditionalOnMissingBean
  PayerPolicies cleanclaimPayerPolicies(CleanclaimSettings settings) {
    return settings.payers().dir() == null
        ? PayerPolicies.shipped()
        : PayerPolicies.load(settings.payers().dir());
  }

  @Bean
  @ConditionalOnMissingBean
  Scrubber cleanclaimScrubber(ReferenceLibrary library, PayerPolicies policies) {
    return Scrubber.of(() -> library, () -> policies);
  }

  @Bean
  @ConditionalOnMissingBean
  StoredResources cleanclaimStoredResources(DaoRegistry daos) {
    return new StoredResources(daos);
  }

  @Bean
  @ConditionalOnMissingBean
  CurrentUser cleanclaimCurrentUser() {
    return CurrentUser.unknown();
  }
}
