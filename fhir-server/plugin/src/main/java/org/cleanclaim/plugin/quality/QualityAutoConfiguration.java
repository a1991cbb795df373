package org.cleanclaim.plugin.quality;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.plugin.autoconfigure.EngineAutoConfiguration;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.SqlAlertQuality;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** How alerts do, in a host that keeps the ledger it is read from. */
@AutoConfiguration(after = {EngineAutoConfiguration.class, LedgerAutoConfiguration.class})
@ConditionalOnBean({SqlAlertQuality.class, StoredResources.class})
@EnableConfigurationProperties(QualitySettings.class)
public class QualityAutoConfiguration {

  @Bean
  SmartInitializingSingleton cleanclaimQualityRegistration(
      RestfulServer server,
      SqlAlertQuality quality,
      AlertDecisions decisions,
      QualitySettings settings,
      StoredResources store,
      CurrentUser user,
      Clock clock) {
    return () ->
        server.registerProvider(
            new AlertQualityProvider(quality, decisions, settings, store, user, clock));
  }
}
