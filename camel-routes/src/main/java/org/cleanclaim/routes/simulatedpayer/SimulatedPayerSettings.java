package org.cleanclaim.routes.simulatedpayer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
 * @param mailbox folder where it takes claims and leaves answers; empty takes none
 * @param rules resource that says how it decides on claims, in YAML
 * @param acknowledgeAfter when its TA1 and 999 are there
 * @param acceptAfter when its 277CA is there
 * @param adjudicateAfter when its 835 is there
 * @param sftp the mailbox by SFTP too
 */
@Validated
@ConfigurationProperties("cleanclaim.simulated-payer")
public record SimulatedPayerSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("classpath:org/cleanclaim/routes/simulatedpayer/members.yaml") @NotBlank
        String members,
    @DefaultValue("8s") Duration slow,
    @DefaultValue("") @NotNull String mailbox,
    @DefaultValue("classpath:org/cleanclaim/routes/simulatedpayer/adjudication.yaml") @NotBlank
        String rules,
    @DefaultValue("3s") Duration acknowledgeAfter,
    @DefaultValue("8s") Duration acceptAfter,
    @DefaultValue("20s") Duration adjudicateAfter,
    @DefaultValue @Valid Sftp sftp) {

  /**
   * An SFTP server with one account.
   *
   * @param port where it listens on localhost, 0 for any that is free; -1 for no server
   */
  public record Sftp(
      @DefaultValue("-1") @Min(-1) @Max(65535) int port,
      @DefaultValue("clinic") @NotBlank String username,
      @DefaultValue("") @NotNull String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Sftp[" + port + "]";
    }
  }
}
