package org.cleanclaim.plugin.learn;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The nightly look for patterns in how denials fall, from which edits are proposed. What is
 * proposed speaks when a person says so and not before.
 *
 * @param enabled false to look only when somebody asks for it
 * @param at when, by the clinic's clock
 * @param days how many days of adjudication are learned from; the quarter after them is held back
 * @param leastLines so many lines of a pattern must have been decided in those days
 * @param leastDenials and so many of them denied for one reason
 * @param leastShare and this part of them, there and in the quarter held back
 * @param falseShare which part of what is proposed may be chance
 */
@ConfigurationProperties("cleanclaim.learn")
public record LearnSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("03:45") LocalTime at,
    @DefaultValue("365") int days,
    @DefaultValue("20") int leastLines,
    @DefaultValue("5") int leastDenials,
    @DefaultValue("0.25") double leastShare,
    @DefaultValue("0.05") double falseShare) {

  public LearnSettings {
    if (days < 1 || leastLines < 1 || leastDenials < 1) {
      throw new IllegalArgumentException(
          "cleanclaim.learn.days, .least-lines and .least-denials must be 1 or more.");
    }
    if (!(leastShare > 0 && leastShare <= 1 && falseShare > 0 && falseShare < 1)) {
      throw new IllegalArgumentException(
          "cleanclaim.learn.least-share and .false-share must be parts, such as 0.25.");
    }
  }
}
