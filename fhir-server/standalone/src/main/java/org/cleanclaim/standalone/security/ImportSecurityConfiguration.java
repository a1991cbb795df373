package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import org.cleanclaim.routes.imports.ImportEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may hand in a site's past, and who may see what came of it. Files hold the claims of many
 * patients, so no scope for a patient is enough, and none for claims alone.
 */
@Configuration(proxyBeanMethods = false)
class ImportSecurityConfiguration {

  private static final String SCOPE = "SCOPE_";

  /** Before the other payer routes, whose callers are systems. */
  @Bean
  @Order(8)
  SecurityFilterChain importCalls(HttpSecurity http, FhirContext fhir) throws Exception {
    var refusal = new OutcomeEntryPoint(fhir);
    return Stateless.apply(http, ImportEndpoint.PATH + "/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, ImportEndpoint.PATH + "/*")
                    .hasAuthority(SCOPE + TrafficScopes.READ)
                    .requestMatchers(HttpMethod.POST, ImportEndpoint.PATH)
                    .hasAuthority(SCOPE + TrafficScopes.IMPORT)
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusal)
                    .accessDeniedHandler(refusal)
                    .jwt(jwt -> {}))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .build();
  }
}
