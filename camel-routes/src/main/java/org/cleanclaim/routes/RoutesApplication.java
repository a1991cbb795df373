package org.cleanclaim.routes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/**
 * The routes in a process of their own: {@code java -jar} with payer endpoints in the settings.
 * Their database is named by their own settings, and only where claims are sent is there one.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class RoutesApplication {

  public static void main(String[] args) {
    SpringApplication.run(RoutesApplication.class, args);
  }
}
