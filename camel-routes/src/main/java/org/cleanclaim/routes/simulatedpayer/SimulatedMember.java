package org.cleanclaim.routes.simulatedpayer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An invented person with an invented coverage.
 *
 * @param begin first day of the coverage
 * @param end last day, inclusive; empty for none
 * @param other a further payer of this person
 */
record SimulatedMember(
    String payer,
    String id,
    String last,
    String first,
    LocalDate birth,
    String gender,
    RelativeDay begin,
    Optional<RelativeDay> end,
    Optional<OtherCoverage> other) {

  /** A payer named in EB*R and loop 2120: order PRP, SEP, or TTP. */
  record OtherCoverage(String order, String name, String id, String type) {}
}
