package org.cleanclaim.routes.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.cleanclaim.routes.server.ServerSettings;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway before a FHIR server that cannot take the plug-in.
 *
 * @param upstream base of that server, such as {@code https://ehr.example/fhir/r4}; the gateway is
 *     there only where it is set
 * @param cleanclaim the server with the plug-in that judges, and keeps coverages and denials
 * @param onAlert what becomes of a claim that is to be held
 * @param unchecked what becomes of a claim that could not be judged
 * @param scrubWithin longest a write waits for its claims to be judged
 * @param history earlier claims of the patient that are shown to the judge, at most
 * @param largestInspected longest body that is looked into
 * @param claimsInBundle most claims of one Bundle that are judged
 * @param concurrentCalls calls to the upstream at a time
 * @param connectTimeout longest a connection to the upstream is waited for
 * @param answerTimeout longest silence of the upstream
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.gateway")
public record GatewaySettings(
    @NotNull @Pattern(regexp = "https?://[^?#\\s]+") String upstream,
    @NotNull @Valid ServerSettings cleanclaim,
    @DefaultValue("hold") OnAlert onAlert,
    @DefaultValue("closed") Unchecked unchecked,
    @DefaultValue("3s") @DurationMin(millis = 10) Duration scrubWithin,
    @DefaultValue("50") @Min(0) @Max(500) int history,
    @DefaultValue("5MB") @NotNull DataSize largestInspected,
    @DefaultValue("50") @Min(1) @Max(500) int claimsInBundle,
    @DefaultValue("100") @Min(1) @Max(1000) int concurrentCalls,
    @DefaultValue("2s") @DurationMin(millis = 10) Duration connectTimeout,
    @DefaultValue("60s") @DurationMin(millis = 10) Duration answerTimeout) {

  /** What becomes of a claim that is to be held. */
  public enum OnAlert {
    /** It is stored as it came, and the answer tells. */
    WARN,
    /** It is stored with the tag {@code held}, and the answer tells. */
    HOLD,
    /** It is not stored: 422. */
    REFUSE
  }

  /** What becomes of a claim that could not be judged. */
  public enum Unchecked {
    /** As of one that is to be held. */
    CLOSED,
    /** It is stored as it came, and the answer tells. */
    OPEN
  }

  /** The upstream's base without a slash at its end. */
  URI base() {
    return URI.create(upstream.replaceAll("/+$", ""));
  }
}
