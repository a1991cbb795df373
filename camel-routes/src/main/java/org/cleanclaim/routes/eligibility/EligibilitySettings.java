package org.cleanclaim.routes.eligibility;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payers are asked in real time.
 *
 * @param payer Camel endpoint for payers without one of their own, such as a clearinghouse: {@code
 *     https://clearinghouse.example/x12}
 * @param payers Camel endpoint by payer id, for payers that are asked elsewhere
 * @param deadline longest an asker waits; CORE allows 20 seconds in real time
 * @param callTimeout longest one call to a payer lasts; it goes on when the asker has left
 * @param concurrentCalls calls to one payer at a time; more are refused at once
 * @param retries how often a payer is asked again that says it cannot answer now (AAA 42, 80)
 * @param retryDelay wait before that, doubled each time
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.eligibility")
public record EligibilitySettings(
    @DefaultValue("") @NotNull String payer,
    @DefaultValue @NotNull Map<String, String> payers,
    @DefaultValue("20s") @DurationMin(millis = 1) Duration deadline,
    @DefaultValue("30s") @DurationMin(millis = 1) Duration callTimeout,
    @DefaultValue("16") @Min(1) @Max(500) int concurrentCalls,
    @DefaultValue("1") @Min(0) @Max(5) int retries,
    @DefaultValue("2s") @DurationMin(millis = 0) Duration retryDelay) {}
