package org.cleanclaim.standalone.payers;

import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.routes.status.PayerAgreements;
import org.cleanclaim.routes.status.StatusSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the routes go by the server's policies, which may be changed while it runs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cleanclaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StatusSettings.class)
class PayersConfiguration {

  @Bean
  PayerAgreements policyAgreements(PolicyFiles policies, StatusSettings settings) {
    return new PolicyAgreements(policies, settings);
  }
}
