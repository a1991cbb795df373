package org.cleanclaim.routes.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * When and how payers are asked about claims.
 *
 * @param at when each night those without an answer are asked about
 * @param acknowledgedWithin business days in which a 277CA is to come
 * @param after how long an 835 may take where nothing is known of the payer
 * @param again how long after an inquiry the next one is due
 * @param enough so many decisions of a payer tell its usual time
 * @param callTimeout longest a payer is waited for in real time
 * @param partners how each partner takes inquiries; one that is not named takes none
 * @param payers what is agreed with a payer, by its id
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.status")
public record StatusSettings(
    @DefaultValue("02:30") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime at,
    @DefaultValue("2") @Min(1) int acknowledgedWithin,
    @DefaultValue("30d") @DurationMin(days = 1) Duration after,
    @DefaultValue("7d") @DurationMin(hours = 1) Duration again,
    @DefaultValue("30") @Min(1) int enough,
    @DefaultValue("20s") @DurationMin(millis = 100) Duration callTimeout,
    @DefaultValue @NotNull Map<String, @Valid Way> partners,
    @DefaultValue @NotNull Map<String, @Valid PayerTerms> payers) {

  /**
   * How a partner takes inquiries.
   *
   * @param endpoint Camel endpoint that takes a 276 and gives its 277 in real time; empty when
   *     there is none
   * @param mailbox it takes 276s in its mailbox and leaves 277s there
   */
  public record Way(
      @DefaultValue("") @NotNull String endpoint, @DefaultValue("false") boolean mailbox) {}

  /**
   * What is agreed with a payer.
   *
   * @param turnaround how long it usually takes to decide, null when that is not known
   * @param timelyFiling within what time of the service a claim must reach it, null when that is
   *     not known
   */
  public record PayerTerms(Duration turnaround, Period timelyFiling) {
    public static final PayerTerms UNKNOWN = new PayerTerms(null, null);
  }

  /** The endpoint that answers in real time. */
  Optional<String> endpoint(String partner) {
    return Optional.ofNullable(partners.get(partner))
        .map(Way::endpoint)
        .filter(endpoint -> !endpoint.isBlank());
  }

  /** True when the partner can be asked at all. */
  boolean canAsk(String partner) {
    return endpoint(partner).isPresent()
        || partners.containsKey(partner) && partners.get(partner).mailbox();
  }
}
