package org.cleanclaim.routes.traffic;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the routes keep what is on its way.
 *
 * @param url JDBC address of a PostgreSQL database; empty takes the host's, in a schema of its own
 * @param username who we are there
 * @param password what proves it; give it as an environment variable or a mounted file
 * @param tenant whose claims these are; empty where there is one tenant
 * @param polling how often steps that are due are looked for
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.database")
public record TrafficSettings(
    @DefaultValue("") @NotNull String url,
    @DefaultValue("") @NotNull String username,
    @DefaultValue("") @NotNull String password,
    @DefaultValue("") @NotNull String tenant,
    @DefaultValue("1s") @DurationMin(millis = 50) Duration polling) {

  /** Without the password. */
  @Override
  public String toString() {
    return "TrafficSettings[" + url + "]";
  }
}
