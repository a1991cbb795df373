package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.denial.AppealDeskAutoConfiguration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Letters of appeal. */
@AutoConfiguration(after = AppealDeskAutoConfiguration.class)
@ConditionalOnBean(AppealDesk.class)
@EnableConfigurationProperties(AppealSettings.class)
public class AppealAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  LetterTemplates cleanclaimLetterTemplates(DaoRegistry daos) {
    return new LetterTemplates(daos);
  }

  @Bean
  SmartInitializingSingleton cleanclaimAppealRegistration(
      RestfulServer server,
      IInterceptorService interceptors,
      DaoRegistry daos,
      AppealDesk desk,
      LetterTemplates templates,
      AppealSettings settings,
      Clock clock) {
    AppealLetters letters = new AppealLetters(daos, desk, templates, settings, clock);
    return () -> {
      interceptors.registerInterceptor(new LetterTemplateGuard());
      server.registerProviders(
          new AppealLetterProvider(desk, letters),
          new AppealSendProvider(daos, desk, letters, clock),
          new AppealBatchProvider(desk, letters));
    };
  }
}
