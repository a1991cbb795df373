package org.cleanclaim.standalone.demo;

import org.cleanclaim.standalone.security.Stateless;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The demo EHR's own calls carry the token it signed in with. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class EhrSecurityConfiguration {

  @Bean
  @Order(12)
  SecurityFilterChain ehrCalls(HttpSecurity http) throws Exception {
    return Stateless.apply(http, "/ehr/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_user/*.cruds"))
        .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
        .build();
  }
}
