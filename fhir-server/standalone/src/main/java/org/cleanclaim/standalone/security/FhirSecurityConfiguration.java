package org.cleanclaim.standalone.security;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The FHIR endpoint asks every caller for a token; what it is and how to get one is open. */
@Configuration(proxyBeanMethods = false)
class FhirSecurityConfiguration {

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  @Bean
  @Order(10)
  SecurityFilterChain fhirEndpoint(HttpSecurity http, FhirContext fhir) throws Exception {
    var refusal = new OutcomeEntryPoint(fhir);
    return Stateless.apply(http, "/fhir/**")
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(open()).permitAll().anyRequest().authenticated())
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

  /** CDS Hooks callers sign their calls; the plug-in checks the signature, not this chain. */
  @Bean
  @Order(11)
  SecurityFilterChain cdsServices(HttpSecurity http) throws Exception {
    return Stateless.apply(http, "/cds-services/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** Calendars cannot log in: the address of one is the key to it, which the plug-in checks. */
  @Bean
  @Order(15)
  SecurityFilterChain denialCalendars(HttpSecurity http) throws Exception {
    return Stateless.apply(http, "/denial-calendar/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  private static RequestMatcher[] open() {
    return new RequestMatcher[] {
      PATHS.matcher("/fhir/metadata"), PATHS.matcher("/fhir/.well-known/smart-configuration")
    };
  }
}
