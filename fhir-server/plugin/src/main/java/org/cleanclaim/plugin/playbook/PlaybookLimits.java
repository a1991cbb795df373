package org.cleanclaim.plugin.playbook;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.payer.AppealLevel;
import org.cleanclaim.edits.payer.CorrectedClaim;
import org.cleanclaim.edits.payer.DayCount;
import org.cleanclaim.edits.payer.PayerPolicy;

/** A payer's limits as its policy says them; a playbook shows them and does not repeat them. */
final class PlaybookLimits {

  private PlaybookLimits() {}

  /**
   * One limit.
   *
   * @param kind {@code filing}, {@code correction} or {@code appeal}
   */
  record Limit(String kind, String words) {}

  static List<Limit> of(PayerPolicy policy) {
    List<Limit> limits = new ArrayList<>();
    if (policy.timelyFiling() != null) {
      limits.add(
          new Limit(
              "filing", "Claim: within %s of the service".formatted(words(policy.timelyFiling()))));
    }
    CorrectedClaim corrected = policy.correctedClaim();
    if (corrected != null) {
      limits.add(new Limit("correction", correction(corrected)));
    }
    for (AppealLevel level : policy.appeal()) {
      limits.add(
          new Limit(
              "appeal",
              "Appeal, %s: within %s of the %s%s"
                  .formatted(
                      level.level(),
                      days(level.within(), level.count()),
                      from(level.from().name()),
                      level.mail().isZero()
                          ? ""
                          : ", which is taken to arrive %s after its date"
                              .formatted(words(level.mail())))));
    }
    return limits;
  }

  private static String correction(CorrectedClaim corrected) {
    String as =
        corrected.accepts() == CorrectedClaim.Kind.REPLACEMENT
            ? "a replacement (frequency 7)"
            : "a new original (frequency 1)";
    return corrected.within() == null
        ? "Correction: as %s".formatted(as)
        : "Correction: as %s, within %s%s"
            .formatted(
                as,
                days(corrected.within(), corrected.count()),
                corrected.from() == null ? "" : " of the " + from(corrected.from().name()));
  }

  private static String from(String clock) {
    return clock.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String days(Period within, DayCount count) {
    return count == DayCount.BUSINESS && within.toTotalMonths() == 0
        ? within.getDays() + " workdays"
        : words(within);
  }

  private static String words(Period period) {
    List<String> parts = new ArrayList<>();
    add(parts, period.getYears(), "year");
    add(parts, period.getMonths(), "month");
    add(parts, period.getDays(), "day");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int many, String unit) {
    if (many != 0) {
      parts.add(many + " " + unit + (many == 1 ? "" : "s"));
    }
  }
}
