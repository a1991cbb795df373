package org.cleanclaim.routes.traffic;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Trading partners: payers that take claims themselves, or a clearinghouse that takes them for
 * many. A partner is known by its connection, never by what a file says of its sender.
 *
 * @param partners by a name of ours, which goes into file names
 */
@Validated
@ConfigurationProperties("cleanclaim.routes")
public record PartnerSettings(
    @NotEmpty Map<@Pattern(regexp = "[A-Za-z0-9-]{1,30}") String, @Valid Partner> partners) {
  private static final String ALL = "*";

  /**
   * One partner.
   *
   * @param payers payer ids whose claims go there; {@code *} takes those nobody else takes
   * @param outbox Camel endpoint for claims: {@code file:} or {@code sftp:}
   * @param inbox Camel endpoint where its answers are fetched; what was read is moved aside
   * @param receiverQualifier ISA07
   * @param receiver ISA08, GS03 and NM109 of loop 1000B
   * @param receiverName NM103 of loop 1000B
   * @param batchSize claims in one interchange at most; the guide's limit is 5000
   * @param batchWait how long a claim waits for others
   * @param quiet how long after a send that may have failed nothing is concluded from silence
   * @param rejectsDuplicates it is known to drop an interchange it has already, so that what may
   *     have been lost can be sent again as it is
   */
  public record Partner(
      @NotEmpty List<String> payers,
      @NotBlank String outbox,
      @NotBlank String inbox,
      @DefaultValue("ZZ") @Pattern(regexp = "[0-9A-Z]{2}") String receiverQualifier,
      @NotBlank @Pattern(regexp = "[ -)+-9;-\\]_-}]{2,15}") String receiver,
      @NotBlank String receiverName,
      @DefaultValue("100") @Min(1) @Max(5000) int batchSize,
      @DefaultValue("15m") @NotNull Duration batchWait,
      @DefaultValue("2d") @NotNull Duration quiet,
      @DefaultValue("false") boolean rejectsDuplicates) {}

  /** The name of the partner that takes this payer's claims. */
  public Optional<String> forPayer(String payerId) {
    return named(payerId).or(() -> named(ALL));
  }

  private Optional<String> named(String payerId) {
    return partners.entrySet().stream()
        .filter(partner -> partner.getValue().payers().contains(payerId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public Partner partner(String name) {
    var partner = partners.get(name);
    if (partner == null) {
      throw new IllegalStateException("No partner is set under cleanclaim.routes.partners." + name);
    }
    return partner;
  }
}
