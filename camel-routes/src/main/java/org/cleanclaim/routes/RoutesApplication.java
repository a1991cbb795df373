package org.cleanclaim.routes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The routes in a process of their own: {@code java -jar} with payer endpoints in the settings. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class RoutesApplication {

  public static void main(String[] args) {
    SpringApplication.run(RoutesApplication.class, args);
  }
}
