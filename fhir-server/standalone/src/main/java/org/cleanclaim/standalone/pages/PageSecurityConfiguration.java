package org.cleanclaim.standalone.pages;

import org.cleanclaim.plugin.ehr.ClientKeySet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Pages hold no data and are open; whatever is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class PageSecurityConfiguration {

  @Bean
  @Profile("demo")
  @Order(100)
  SecurityFilterChain demoPages(HttpSecurity http, PageHeaders headers) throws Exception {
    return http.headers(headers)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/", "/app/**", "/ehr/**", "/login", "/login.css", "/favicon.ico", "/error")
                    .permitAll()
                    .requestMatchers(ClientKeySet.PATH)
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/ehr/"))
        .build();
  }

  @Bean
  @Profile("!demo")
  @Order(100)
  SecurityFilterChain pages(HttpSecurity http, PageHeaders headers) throws Exception {
    return http.headers(headers)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/", "/app/**", "/favicon.ico", "/error", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers(ClientKeySet.PATH)
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
        .build();
  }
}
