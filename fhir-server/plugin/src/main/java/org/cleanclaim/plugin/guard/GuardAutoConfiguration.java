package org.cleanclaim.plugin.guard;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts the guard before everything else that reads a request. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RestfulServer.class)
@ConditionalOnProperty(
    name = {"cleanclaim.enabled", "cleanclaim.guard.enabled"},
    matchIfMissing = true)
@EnableConfigurationProperties(GuardSettings.class)
public class GuardAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  RequestGuard cleanclaimRequestGuard(GuardSettings limits) {
    return new RequestGuard(limits);
  }

  @Bean
  @ConditionalOnMissingBean(name = "cleanclaimRequestGuardRegistration")
  FilterRegistrationBean<RequestGuard> cleanclaimRequestGuardRegistration(RequestGuard guard) {
    var registration = new FilterRegistrationBean<>(guard);
    registration.setName("cleanclaimRequestGuard");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.addUrlPatterns("/*");
    return registration;
  }
}
