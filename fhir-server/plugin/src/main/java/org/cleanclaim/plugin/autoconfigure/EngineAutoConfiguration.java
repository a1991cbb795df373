package org.cleanclaim.plugin.autoconfigure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.reference.EngineHealth;
import org.cleanclaim.plugin.reference.FolderPoll;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.reference.ReferenceEditions;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.QueriedResources;
import org.cleanclaim.plugin.store.SearchedResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine with its tables and policies, and what every feature shares. */
@AutoConfiguration
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class})
@ConditionalOnBean({RestfulServer.class, DaoRegistry.class})
@ConditionalOnProperty(name = "cleanclaim.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CleanclaimSettings.class)
public class EngineAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(EngineAutoConfiguration.class);

  @Bean
  @ConditionalOnMissingBean
  Clock cleanclaimClock(CleanclaimSettings settings) {
    return settings.zone() == null
        ? Clock.system(ZoneId.systemDefault())
        : Clock.system(settings.zone());
  }

  @Bean
  @ConditionalOnMissingBean
  ReferenceEditions cleanclaimReferenceEditions(CleanclaimSettings settings, Clock clock) {
    return new ReferenceEditions(settings.reference().dir(), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  PolicyFiles cleanclaimPolicyFiles(CleanclaimSettings settings, Clock clock) {
    return new PolicyFiles(settings.payers().dir(), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  FolderPoll cleanclaimFolderPoll(
      ReferenceEditions reference, PolicyFiles policies, CleanclaimSettings settings) {
    return new FolderPoll(List.of(reference, policies), settings.folders().poll());
  }

  @Bean
  @ConditionalOnMissingBean
  Scrubber cleanclaimScrubber(
      ReferenceEditions reference, PolicyFiles policies, CleanclaimSettings settings) {
    return Scrubber.of(reference, policies).toldTo(settings.audience());
  }

  /** Apart, so that a host without Spring Boot's actuator never looks for its classes. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Health {

    @Bean
    EngineHealth cleanclaimHealthIndicator(
        ReferenceEditions reference, PolicyFiles policies, Clock clock) {
      return new EngineHealth(reference, policies, clock);
    }
  }

  /** Reads by statements of our own where the host's tables are as known, else by searches. */
  @Bean
  @ConditionalOnMissingBean
  StoredResources cleanclaimStoredResources(
      DaoRegistry daos,
      FhirContext fhir,
      ObjectProvider<DataSource> database,
      ObjectProvider<EntityManagerFactory> entities,
      ObjectProvider<IRequestPartitionHelperSvc> partitions,
      ObjectProvider<PartitionSettings> tenancy) {
    DataSource tables = database.getIfUnique();
    EntityManagerFactory manager = entities.getIfUnique();
    IRequestPartitionHelperSvc tenants = partitions.getIfUnique();
    if (tables == null || manager == null || tenants == null) {
      return new SearchedResources(daos);
    }
    PartitionSettings settings = tenancy.getIfUnique();
    boolean apart = settings == null || settings.isPartitioningEnabled();
    QueriedResources queried =
        new QueriedResources(new JdbcTemplate(tables), manager, tenants, apart, daos, fhir);
    try {
      queried.probe();
      return queried;
    } catch (DataAccessException unlike) {
      log.warn("This host's tables are not read directly, searches are used: {}", reason(unlike));
      return new SearchedResources(daos);
    }
  }

  private static String reason(DataAccessException unlike) {
    return unlike.getMostSpecificCause().getMessage();
  }

  @Bean
  @ConditionalOnMissingBean
  CurrentUser cleanclaimCurrentUser() {
    return CurrentUser.unknown();
  }
}
