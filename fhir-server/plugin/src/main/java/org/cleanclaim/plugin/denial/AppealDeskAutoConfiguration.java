package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import java.time.Clock;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What letters of appeal stand on, in a host where denials are worked. */
@AutoConfiguration(after = DenialWorkAutoConfiguration.class)
@ConditionalOnBean(DenialLook.class)
public class AppealDeskAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  AppealDesk cleanclaimAppealDesk(
      DaoRegistry daos,
      DenialTasks tasks,
      DenialEvents events,
      CurrentUser user,
      IHapiTransactionService transactions,
      PolicyFiles policies,
      Clock clock) {
    return new AppealDesk(daos, tasks, events, user, transactions, policies, clock);
  }
}
