package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.util.Optional;
import org.cleanclaim.plugin.denial.DenialAutoConfiguration;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.SqlDenialReasons;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.site.Regular;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Playbooks, in a host that keeps the ledger of its denials. */
@AutoConfiguration(after = DenialAutoConfiguration.class)
@ConditionalOnBean({SqlDenialReasons.class, DenialTaxonomy.class})
@EnableConfigurationProperties(PlaybookSettings.class)
public class PlaybookAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Playbooks cleanclaimPlaybooks(DaoRegistry daos, DenialTaxonomy taxonomy) {
    return new Playbooks(daos, taxonomy);
  }

  @Bean
  @ConditionalOnMissingBean
  PlaybookGaps cleanclaimPlaybookGaps(
      DaoRegistry daos,
      SqlDenialReasons reasons,
      Playbooks playbooks,
      ObjectProvider<Lease> lease,
      IHapiTransactionService transactions,
      PlaybookSettings settings,
      Clock clock) {
    return new PlaybookGaps(
        daos,
        reasons,
        playbooks,
        lease.getIfAvailable(Lease::ofOneNode),
        transactions,
        settings,
        clock);
  }

  @Bean
  Regular cleanclaimPlaybookLook(PlaybookGaps gaps, PlaybookSettings settings) {
    return new Regular("playbook-gaps", settings.look(), gaps::look);
  }

  @Bean
  SmartInitializingSingleton cleanclaimPlaybookRegistration(
      RestfulServer server,
      IInterceptorService interceptors,
      DaoRegistry daos,
      Playbooks playbooks,
      PlaybookGaps gaps,
      SqlDenialReasons reasons,
      DenialTaxonomy taxonomy,
      PolicyFiles policies,
      ObjectProvider<TemplateNames> templates,
      CurrentUser user,
      IHapiTransactionService transactions,
      Clock clock) {
    return () -> {
      TemplateNames names = templates.getIfAvailable();
      PlaybookDesk desk =
          new PlaybookDesk(
              daos,
              playbooks,
              policies,
              gaps,
              request -> Optional.ofNullable(names).map(known -> known.of(request)),
              user,
              transactions,
              clock);
      interceptors.registerInterceptor(new PlaybookGuard());
      server.registerProviders(
          new PlaybookProvider(desk, playbooks, gaps, reasons, taxonomy, policies, clock),
          new DenialPlaybookProvider(daos, playbooks, desk, reasons, clock));
    };
  }
}
