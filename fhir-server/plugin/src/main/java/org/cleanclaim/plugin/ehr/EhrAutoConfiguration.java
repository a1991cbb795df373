package org.cleanclaim.plugin.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import com.nimbusds.jose.JWSSigner;
import java.time.Clock;
import org.cleanclaim.plugin.autoconfigure.EngineAutoConfiguration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The site's EHR as a FHIR server of its own, where the settings name one. */
@AutoConfiguration(after = EngineAutoConfiguration.class)
@ConditionalOnClass({FhirContext.class, DaoRegistry.class, JWSSigner.class})
@ConditionalOnBean({Clock.class, DaoRegistry.class})
@ConditionalOnProperty(name = "cleanclaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EhrSettings.class)
public class EhrAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("cleanclaim.ehr.key")
  ClientKey cleanclaimClientKey(EhrSettings settings) {
    return ClientKey.read(settings.key(), settings.keyId());
  }

  /** There before the EHR's address is: registering with an EHR asks for it. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("cleanclaim.ehr.key")
  ClientKeySet cleanclaimClientKeySet(ClientKey key) {
    return new ClientKeySet(key);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("cleanclaim.ehr.fhir-server")
  EhrRecords cleanclaimEhrRecords(
      EhrSettings settings, ClientKey key, FhirContext fhir, Clock clock) {
    if (settings.fhirServer() == null) {
      throw new IllegalArgumentException(
          "cleanclaim.ehr.fhir-server is blank. Set it to the EHR's FHIR base, or take it out.");
    }
    EhrHttp http = new EhrHttp(settings.timeout());
    return new EhrRecords(
        fhir, settings.fhirServer(), new EhrTokens(settings, key, http, clock), http);
  }

  /** A notice here refers to a patient there: by address, which HAPI must not try to look up. */
  @Bean
  @ConditionalOnProperty("cleanclaim.ehr.fhir-server")
  SmartInitializingSingleton cleanclaimEhrReferences(JpaStorageSettings storage, EhrRecords ehr) {
    return () -> storage.addTreatReferencesAsLogical(ehr.base() + "*");
  }
}
