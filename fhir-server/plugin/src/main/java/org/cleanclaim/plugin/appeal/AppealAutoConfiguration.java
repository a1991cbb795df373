package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.denial.AppealDeskAutoConfiguration;
import org.cleanclaim.plugin.playbook.PlaybookAutoConfiguration;
import org.cleanclaim.plugin.playbook.Playbooks;
import org.cleanclaim.plugin.playbook.TemplateNames;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Letters of appeal. */
@AutoConfiguration(after = {AppealDeskAutoConfiguration.class, PlaybookAutoConfiguration.class})
@ConditionalOnBean(AppealDesk.class)
@EnableConfigurationProperties(AppealSettings.class)
public class AppealAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  LetterTemplates cleanclaimLetterTemplates(DaoRegistry daos) {
    return new LetterTemplates(daos);
  }

  /** A page of a playbook names a letter that there is. */
  @Bean
  TemplateNames cleanclaimTemplateNames(LetterTemplates templates) {
    return request ->
        templates.all(request).stream()
            .map(LetterTemplate::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Bean
  SmartInitializingSingleton cleanclaimAppealRegistration(
      RestfulServer server,
      IInterceptorService interceptors,
      DaoRegistry daos,
      AppealDesk desk,
      LetterTemplates templates,
      Playbooks playbooks,
      PolicyFiles policies,
      AppealSettings settings,
      Clock clock) {
    AppealLetters letters =
        new AppealLetters(daos, desk, templates, playbooks, policies, settings, clock);
    return () -> {
      interceptors.registerInterceptor(new LetterTemplateGuard());
      interceptors.registerInterceptor(new LetterDelivery(daos, desk));
      server.registerProviders(
          new AppealLetterProvider(desk, letters),
          new AppealSendProvider(daos, desk, letters, clock),
          new AppealBatchProvider(desk, letters));
    };
  }
}
