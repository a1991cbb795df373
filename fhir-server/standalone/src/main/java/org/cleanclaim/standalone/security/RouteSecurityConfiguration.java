package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.cleanclaim.plugin.eligibility.EligibilityToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Tokens on the way to the payer routes, and the simulated payer, which asks for none. */
@Configuration(proxyBeanMethods = false)
class RouteSecurityConfiguration {

  private final ProcessToken own = ProcessToken.random();

  /** Routes in a process of their own have a token of their own. */
  @Bean
  EligibilityToken eligibilityToken(@Value("${cleanclaim.eligibility.token:}") String ofOthers) {
    return () -> Optional.of(ofOthers.isBlank() ? own.value() : ofOthers);
  }

  @Bean
  @Order(13)
  SecurityFilterChain payerRouteCalls(HttpSecurity http, FhirContext fhir, JwtDecoder decoder)
      throws Exception {
    var refusal = new OutcomeEntryPoint(fhir);
    var callers = new RouteCallers(own, decoder);
    return Stateless.apply(http, "/routes/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusal)
                    .authenticationManagerResolver(request -> callers))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
        .build();
  }

  /** Out there a payer has an address of its own; here it stands in for one. */
  @Bean
  @Profile("demo")
  @Order(14)
  SecurityFilterChain simulatedPayerCalls(HttpSecurity http) throws Exception {
    return Stateless.apply(http, "/payer/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
