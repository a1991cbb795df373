package org.cleanclaim.standalone.demo.history;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Loads the demo's past once the server is ready: nobody waits for it. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class HistoryConfiguration {

  private static final int USUAL = 5_000;

  @Bean(destroyMethod = "stop")
  HistoryLoading historyLoading(
      IFhirSystemDao<Bundle, Meta> server,
      DaoRegistry daos,
      @Value("${cleanclaim.demo.history:true}") String history,
      @Value("${cleanclaim.zone:#{null}}") ZoneId zone) {
    return new HistoryLoading(
        server, daos, size(history), Clock.system(zone == null ? ZoneId.systemDefault() : zone));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> loadHistory(HistoryLoading history) {
    return ready -> history.start();
  }

  /** {@code true}, {@code false}, or how many claims. */
  static int size(String history) {
    if (history.matches("true|false")) {
      return history.equals("true") ? USUAL : 0;
    }
    if (!history.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "cleanclaim.demo.history is %s: set true, false, or how many claims.".formatted(history));
    }
    return Integer.parseInt(history);
  }
}
