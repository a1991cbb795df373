package org.cleanclaim.standalone.authorization;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.cleanclaim.standalone.security.SmartConfiguration;
import org.cleanclaim.standalone.security.SmartConfigurationServlet;
import org.cleanclaim.standalone.security.TrafficScopes;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Points apps at the demo's own authorization server. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSmartConfiguration {

  @Bean
  ServletRegistrationBean<SmartConfigurationServlet> smartConfiguration(ObjectMapper json) {
    var servlet = new SmartConfigurationServlet(json, request -> configuration(origin(request)));
    var registration = new ServletRegistrationBean<>(servlet, SmartConfigurationServlet.PATH);
    registration.setName("smart-configuration");
    return registration;
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new InMemoryOAuth2AuthorizationService();
  }

  private static SmartConfiguration configuration(String origin) {
    return SmartConfiguration.of(
            origin, origin + "/oauth2/jwks", origin + "/oauth2/authorize", origin + "/oauth2/token")
        .with(List.of("messaging/ui", "messaging/scratchpad"), List.of("context-style"))
        .with(TrafficScopes.ALL, List.of());
  }

  private static String origin(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
  }
}
