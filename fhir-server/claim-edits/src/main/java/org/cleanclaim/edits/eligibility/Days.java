package org.cleanclaim.edits.eligibility;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** The days a claim, an order or a booked visit is about. */
final class Days {
  private Days() {}

  static boolean anyServiceOn(ClaimFacts claim, Predicate<LocalDate> day) {
    if (claim.visit() != null && day.test(claim.visit())) {
      return true;
    }
    for (Line line : claim.lines()) {
      if (line.from() != null && (day.test(line.from()) || day.test(line.through()))) {
        return true;
      }
    }
    return false;
  }

  /** The first day of service, or of the visit; null when none is known. */
  static LocalDate first(ClaimFacts claim) {
    LocalDate first = claim.visit();
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (line.from() != null && (first == null || line.from().isBefore(first))) {
        first = line.from();
      }
    }
    return first;
  }
}
