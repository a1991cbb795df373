package org.cleanclaim.routes.eligibility;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a payer's answer serves for the same question. Answers that ask to be asked again are
 * never kept.
 *
 * @param answered life of an answer on coverage
 * @param rejected life of a rejection whose cause is in the request (AAA); a corrected request is
 *     another question and does not wait for it
 * @param most answers kept in memory
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.eligibility.memory")
public record AnswerMemorySettings(
    @DefaultValue("12h") @DurationMin(millis = 0) Duration answered,
    @DefaultValue("10m") @DurationMin(millis = 0) Duration rejected,
    @DefaultValue("10000") @Min(0) int most) {}
