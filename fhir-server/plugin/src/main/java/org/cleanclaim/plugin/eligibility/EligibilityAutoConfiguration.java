package org.cleanclaim.plugin.eligibility;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Asking payers whether a coverage is in force. */
@AutoConfiguration
@ConditionalOnClass({FhirContext.class, Caffeine.class})
@ConditionalOnBean(FhirContext.class)
@ConditionalOnProperty(name = "cleanclaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EligibilitySettings.class)
public class EligibilityAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  EligibilityToken cleanclaimEligibilityToken(
      @Value("${cleanclaim.eligibility.token:}") String token) {
    return () -> Optional.of(token).filter(value -> !value.isBlank());
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityClient cleanclaimEligibilityClient(
      EligibilitySettings settings, FhirContext fhir, EligibilityToken token) {
    return new EligibilityClient(settings, fhir, token);
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityDesk cleanclaimEligibilityDesk(
      EligibilityClient client, EligibilitySettings settings) {
    return new EligibilityDesk(client, settings.keep());
  }

  @Bean
  @ConditionalOnMissingBean
  EligibilityQuestions cleanclaimEligibilityQuestions(EligibilitySettings settings) {
    return new EligibilityQuestions(settings);
  }
}
