package org.cleanclaim.plugin.quality;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When it is proposed that people decide about an alert. Nothing is decided by itself.
 *
 * @param muteAfter so often an alert must have been shown
 * @param muteBelow and this part of it accepted, or less, for a proposal to mute it
 * @param judgeAfter so many lines with its finding a payer must have decided
 * @param promoteFrom and this part of them denied as it said, or more, for a proposal to show an
 *     alert that is kept back
 */
@ConfigurationProperties("cleanclaim.alert-quality")
public record QualitySettings(
    @DefaultValue("50") int muteAfter,
    @DefaultValue("0.10") double muteBelow,
    @DefaultValue("30") int judgeAfter,
    @DefaultValue("0.50") double promoteFrom) {

  public QualitySettings {
    if (muteAfter < 1 || judgeAfter < 1) {
      throw new IllegalArgumentException(
          "cleanclaim.alert-quality.mute-after and judge-after must be 1 or more.");
    }
    if (!(muteBelow > 0 && muteBelow <= 1 && promoteFrom > 0 && promoteFrom <= 1)) {
      throw new IllegalArgumentException(
          "cleanclaim.alert-quality.mute-below and promote-from must be parts, such as 0.10.");
    }
  }
}
