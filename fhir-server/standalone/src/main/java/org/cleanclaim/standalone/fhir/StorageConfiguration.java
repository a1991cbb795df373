package org.cleanclaim.standalone.fhir;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** How HAPI stores and finds resources. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  private static final int LARGEST_PAGE = 200;

  @Bean
  JpaStorageSettings jpaStorageSettings(Environment environment) {
    var settings = new JpaStorageSettings();
    // Systems that send claims choose their ids; story patients keep theirs.
    settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
    settings.setFetchSizeDefaultMaximum(LARGEST_PAGE);
    // Only the demo forgets: its stories can be told again. No scope lets a caller ask for it.
    var forgets = environment.acceptsProfiles(Profiles.of("demo"));
    settings.setExpungeEnabled(forgets);
    settings.setAllowMultipleDelete(forgets);
    return settings;
  }

  @Bean
  PartitionSettings partitionSettings() {
    return new PartitionSettings();
  }

  @Bean
  SubscriptionSettings subscriptionSettings() {
    return new SubscriptionSettings();
  }

  @Bean
  IBinaryStorageSvc binaryStorage() {
    return new DatabaseBinaryContentStorageSvcImpl();
  }

  /** HAPI asks for one; no subscription here may send mail. */
  @Bean
  IEmailSender emailSender() {
    return details -> {
      throw new UnsupportedOperationException("Subscriptions by e-mail are off.");
    };
  }
}
