package org.cleanclaim.standalone.production;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.cleanclaim.standalone.security.SmartConfigurationServlet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Points apps at the site's own OpenID issuer. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class IssuerConfiguration {

  @Bean
  ServletRegistrationBean<SmartConfigurationServlet> smartConfiguration(
      ObjectMapper json,
      @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
    var discovery = new IssuerDiscovery(issuer);
    var servlet = new SmartConfigurationServlet(json, request -> discovery.find());
    var registration = new ServletRegistrationBean<>(servlet, SmartConfigurationServlet.PATH);
    registration.setName("smart-configuration");
    return registration;
  }
}
