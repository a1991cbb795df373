package org.cleanclaim.routes.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where appeals go.
 *
 * @param outbox a Camel endpoint that takes files, such as a folder somebody prints from; appeals
 *     are taken only where it is set
 * @param payers for a payer's id an endpoint of its own, such as its SFTP server
 * @param every how often the server is asked for appeals that are due
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.appeals")
public record AppealSettings(
    @NotBlank String outbox,
    @DefaultValue @NotNull Map<String, String> payers,
    @DefaultValue("15s") @DurationMin(millis = 100) Duration every) {

  public AppealSettings {
    payers = Map.copyOf(payers);
  }
}
