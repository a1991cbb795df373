package org.cleanclaim.routes;

import org.cleanclaim.routes.alone.AloneConfiguration;
import org.cleanclaim.routes.alone.RoutesProcess;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The routes in a process of their own: {@code java -jar} with payer endpoints in the settings.
 * Their database is named by their own settings, and only where claims are sent is there one.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(AloneConfiguration.class)
public class RoutesApplication {

  public static void main(String[] args) {
    if (!RoutesProcess.start(RoutesApplication.class, args)) {
      System.exit(1);
    }
  }
}
