package org.cleanclaim.routes.submission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How claims are sent.
 *
 * @param submitterName NM103 of loop 1000A: who sends, the clinic or its billing service
 * @param contactName PER02: whom the payer's help desk calls
 * @param contactPhone PER04, ten digits
 * @param pickUpEvery how often ready claims are looked for
 * @param batchEvery how often waiting claims are looked at
 * @param sendTimeout a send that takes longer is not begun, or is in doubt
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.submission")
public record SubmissionSettings(
    @NotBlank String submitterName,
    @NotBlank String contactName,
    @NotBlank @Pattern(regexp = "\\d{10}") String contactPhone,
    @DefaultValue("30s") @DurationMin(millis = 100) Duration pickUpEvery,
    @DefaultValue("10s") @DurationMin(millis = 100) Duration batchEvery,
    @DefaultValue("60s") @DurationMin(millis = 100) Duration sendTimeout) {}
