package org.cleanclaim.standalone.security;

import org.cleanclaim.routes.gateway.GatewayServlet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Tokens at the gateway are the upstream's: it alone knows them, and refuses who may not. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "cleanclaim.routes.gateway", name = "upstream")
class GatewaySecurityConfiguration {

  @Bean
  @Order(15)
  SecurityFilterChain gatewayCalls(HttpSecurity http) throws Exception {
    return Stateless.apply(http, GatewayServlet.PATH + "/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
