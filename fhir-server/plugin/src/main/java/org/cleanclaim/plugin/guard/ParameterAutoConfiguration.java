package org.cleanclaim.plugin.guard;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Answers for parameters HAPI cannot read. */
@AutoConfiguration
@ConditionalOnBean(RestfulServer.class)
@ConditionalOnProperty(prefix = "cleanclaim", name = "enabled", matchIfMissing = true)
public class ParameterAutoConfiguration {

  @Bean
  SmartInitializingSingleton cleanclaimParameterFaultRegistration(RestfulServer server) {
    return () -> server.registerInterceptor(new ParameterFault(server));
  }
}
