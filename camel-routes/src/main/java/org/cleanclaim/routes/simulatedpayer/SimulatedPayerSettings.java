package org.cleanclaim.routes.simulatedpayer;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The simulated payer. Demonstration only.
 *
 * @param enabled true serves it under {@code /payer}
 * @param members resource with payers and members, in YAML
 * @param slow how long an answer takes in mode slow
 */
@Validated
@ConfigurationProperties("cleanclaim.simulated-payer")
public record SimulatedPayerSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("classpath:org/cleanclaim/routes/simulatedpayer/members.yaml") @NotBlank
        String members,
    @DefaultValue("8s") Duration slow) {}
