package org.cleanclaim.routes.server;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The FHIR server whose claims are sent.
 *
 * @param url its base, such as {@code https://fhir.example/fhir}; claims are sent only where it is
 *     set
 * @param tokenUrl where a token is had (OAuth 2 client credentials); empty asks for none
 * @param clientId who we are there
 * @param clientSecret what proves it; give it as an environment variable or a mounted file
 * @param scope what the routes have to do: read claims and what they refer to, write Task,
 *     ClaimResponse and PaymentReconciliation
 * @param timeout longest one answer is waited for
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.fhir")
public record ServerSettings(
    @NotBlank String url,
    @DefaultValue("") @NotNull String tokenUrl,
    @DefaultValue("") @NotNull String clientId,
    @DefaultValue("") @NotNull String clientSecret,
    @DefaultValue("system/*.cruds") @NotBlank String scope,
    @DefaultValue("30s") @DurationMin(millis = 100) Duration timeout) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "ServerSettings[" + url + "]";
  }
}
