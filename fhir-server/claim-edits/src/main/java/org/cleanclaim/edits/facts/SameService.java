package org.cleanclaim.edits.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A line of this claim or of an earlier one that stands.
 *
 * @param claim the claim it is on
 * @param line the line
 */
public record SameService(ClaimFacts claim, Line line) {

  /**
   * Other lines, here and on earlier claims, of the same physician that meet a condition.
   *
   * @param condition is given the line and the other; one that keeps nothing costs no memory
   */
  public static List<SameService> of(
      ClaimFacts claim, Line line, BiPredicate<Line, Line> condition) {
    List<SameService> found = List.of();
    for (int i = 0; i < claim.lines().size(); i++) {
      Line other = claim.lines().get(i);
      if (other != line && condition.test(line, other) && claim.samePhysician(line, claim, other)) {
        found = with(found, new SameService(claim, other));
      }
    }
    for (int i = 0; i < claim.earlier().size(); i++) {
      EarlierClaim earlier = claim.earlier().get(i);
      if (earlier.stands() && !claim.replaces(earlier)) {
        for (int j = 0; j < earlier.claim().lines().size(); j++) {
          Line other = earlier.claim().lines().get(j);
          if (condition.test(line, other) && claim.samePhysician(line, earlier.claim(), other)) {
            found = with(found, new SameService(earlier.claim(), other));
          }
        }
      }
    }
    return found;
  }

  private static List<SameService> with(List<SameService> found, SameService one) {
    List<SameService> all = found.isEmpty() ? new ArrayList<>(2) : found;
    all.add(one);
    return all;
  }

  /** Other lines of the same day and physician. */
  public static List<SameService> ofDay(ClaimFacts claim, Line line) {
    return of(claim, line, Line::sharesDayWith);
  }
}
