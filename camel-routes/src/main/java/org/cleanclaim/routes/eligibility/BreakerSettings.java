package org.cleanclaim.routes.eligibility;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a payer that fails is left alone for a while. Each payer has a breaker of its own.
 *
 * @param window last calls that are looked at
 * @param minimum calls before anything is concluded
 * @param failureRate percent of failed calls at which asking stops
 * @param pause how long asking stops
 * @param trials calls let through after the pause to see whether the payer is back
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.eligibility.breaker")
public record BreakerSettings(
    @DefaultValue("10") @Min(1) int window,
    @DefaultValue("5") @Min(1) int minimum,
    @DefaultValue("50") @Min(1) @Max(100) int failureRate,
    @DefaultValue("30s") @DurationMin(millis = 1) Duration pause,
    @DefaultValue("2") @Min(1) int trials) {}
