package org.cleanclaim.routes.simulatedpayer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An invented person with an invented coverage.
 *
 * @param begin first day of the coverage
 * @param end last day, inclusive; empty for none
 * @param other a further payer of this person
 */
record SimulatedMember(
    String id,
    String last,
    String first,
    RelativeDay birth,
    String gender,
    RelativeDay begin,
    Optional<RelativeDay> end,
    Optional<OtherCoverage> other) {

  /** Stories older than this are loaded anew before anybody misses them. */
  private static final int OLDEST_STORY_DAYS = 366;

  /** A payer named in EB*R and loop 2120: order PRP, SEP, or TTP. */
  record OtherCoverage(String order, String name, String id, String type) {}

  /**
   * The day the stories were loaded, told by the birth date that is asked with: a person who is
   * counted from that day was given a birth date on it. Empty when no recent day fits, which is a
   * wrong birth date.
   */
  Optional<LocalDate> storyDay(LocalDate askedBirth, LocalDate today) {
    return Stream.iterate(today, day -> day.minusDays(1))
        .limit(OLDEST_STORY_DAYS)
        .filter(day -> birth.on(day).equals(askedBirth))
        .findFirst();
  }
}
