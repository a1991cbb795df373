package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.cleanclaim.routes.trafficview.TrafficEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may look at the traffic: tokens with scopes of our own, which say more than that somebody may
 * read claims. A file holds the claims of many patients, so no scope for a patient, and none for
 * what a user may see, is enough.
 */
@Configuration(proxyBeanMethods = false)
class TrafficSecurityConfiguration {

  private static final String SCOPE = "SCOPE_";

  @Bean
  TrafficCallers trafficCallers() {
    return new TokenPerson();
  }

  /** Before the other payer routes, whose callers are systems. */
  @Bean
  @Order(9)
  SecurityFilterChain trafficCalls(HttpSecurity http, FhirContext fhir) throws Exception {
    var refusal = new OutcomeEntryPoint(fhir);
    var one = TrafficEndpoint.PATH + "/*/*";
    return Stateless.apply(http, TrafficEndpoint.PATH + "/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, TrafficEndpoint.PATH + "/**")
                    .hasAuthority(SCOPE + TrafficScopes.READ)
                    .requestMatchers(
                        HttpMethod.POST, one + "/reveal", one + "/original", one + "/filing-packet")
                    .hasAuthority(SCOPE + TrafficScopes.REVEAL)
                    .requestMatchers(HttpMethod.POST, one + "/replay")
                    .hasAuthority(SCOPE + TrafficScopes.REPLAY)
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
