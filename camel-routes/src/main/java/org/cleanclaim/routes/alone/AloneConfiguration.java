package org.cleanclaim.routes.alone;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What a host would bring: who may call. */
@Configuration(proxyBeanMethods = false)
public class AloneConfiguration {

  @Bean
  @ConditionalOnProperty(AccessFilter.TOKEN)
  FilterRegistrationBean<AccessFilter> routesAccess(
      @Value("${" + AccessFilter.TOKEN + "}") String token) {
    var registration = new FilterRegistrationBean<>(new AccessFilter(token));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
