package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.hl7.fhir.r4.model.Claim;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules of SMART scopes before every request to the FHIR endpoint. */
@Configuration(proxyBeanMethods = false)
class ScopeConfiguration {

  /** On the endpoint, not on storage: what the server does for itself needs no token. */
  @Bean
  SmartInitializingSingleton scopeRules(RestfulServer server, FhirContext fhir, DaoRegistry daos) {
    var operations =
        new ClaimOperations(
            id -> daos.getResourceDao(Claim.class).read(id, new SystemRequestDetails()));
    var rules = new ScopeRules(fhir.getResourceTypes(), operations);
    return () -> {
      server.registerInterceptor(new PatientNarrowing());
      server.registerInterceptor(new ScopeInterceptor(rules));
    };
  }
}
