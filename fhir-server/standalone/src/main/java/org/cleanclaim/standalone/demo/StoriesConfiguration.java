package org.cleanclaim.standalone.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Tells the stories before the server calls itself ready. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class StoriesConfiguration {

  @Bean
  Stories stories(
      IFhirSystemDao<Bundle, Meta> server,
      DaoRegistry daos,
      FhirContext fhir,
      DataSource database,
      ObjectProvider<AlertDecisions> decisions,
      @Value("${cleanclaim.zone:#{null}}") ZoneId zone) {
    var clinic = zone == null ? ZoneId.systemDefault() : zone;
    return new Stories(
        server,
        daos,
        fhir,
        new OwnTables(database, () -> decisions.ifAvailable(AlertDecisions::refresh)),
        Clock.system(clinic));
  }

  @Bean
  ApplicationRunner tellStories(Stories stories) {
    return arguments -> stories.tellOnce();
  }
}
