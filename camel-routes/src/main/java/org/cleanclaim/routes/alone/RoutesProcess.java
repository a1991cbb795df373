package org.cleanclaim.routes.alone;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Starts the routes alone, and says what is missing when they cannot. */
public final class RoutesProcess {
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("spring.application.name", "cleanclaim-routes"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("server.error.include-message", "never"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          // Names payers and tables, and is what a person looks at who looks for what is down.
          Map.entry("management.endpoint.health.show-details", "always"),
          Map.entry("management.endpoint.health.validate-group-membership", "false"),
          Map.entry("management.endpoint.health.group.readiness.include", "readinessState,traffic"),
          Map.entry("logging.level.root", "WARN"),
          Map.entry("logging.level.org.cleanclaim", "INFO"),
          Map.entry("logging.level.org.flywaydb.core.internal.database.base.Database", "ERROR"),
          Map.entry(
              "logging.pattern.console",
              "%d{HH:mm:ss} %-5level %logger{24} [%X{trace:-}] %msg%n%ex{short}"));

  private RoutesProcess() {}

  /** False when the start was refused, which has been said. */
  public static boolean start(Class<?> main, String... settings) {
    var application = new SpringApplication(main);
    application.setDefaultProperties(DEFAULTS);
    application.addListeners(new BeforeStart());
    try {
      var context = application.run(settings);
      System.out.println(Summary.of(context));
      return true;
    } catch (RuntimeException reported) {
      return false;
    }
  }
}
