package org.cleanclaim.plugin.denial;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The nightly count of what payers did, written into the folder of reference files.
 *
 * @param enabled false to count only when somebody asks for it
 * @param at when, by the clinic's clock
 * @param days how many days of adjudication are counted, up to yesterday
 * @param kept how many editions are kept; older ones of this count are deleted
 */
@ConfigurationProperties("cleanclaim.denial-rates")
public record DenialRatesSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("03:30") LocalTime at,
    @DefaultValue("365") int days,
    @DefaultValue("60") int kept) {

  public DenialRatesSettings {
    if (days < 1 || kept < 1) {
      throw new IllegalArgumentException(
          "cleanclaim.denial-rates.days and .kept are at least 1, not %d and %d"
              .formatted(days, kept));
    }
  }
}
