package org.cleanclaim.edits.duplicate;

import java.math.BigDecimal;
import java.util.Objects;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;

/** What makes two lines the same service to a payer. */
final class Same {
  private Same() {}

  /** Whether an earlier claim is one that lines are compared with. */
  static boolean isCompared(ClaimFacts claim, EarlierClaim other) {
    boolean itself = claim.id() != null && claim.id().equals(other.claim().id());
    boolean later =
        claim.created() != null
            && other.claim().created() != null
            && other.claim().created().isAfter(claim.created());
    return other.stands() && !itself && !later && !claim.replaces(other);
  }

  /** The same service in every particular of Medicare's own list. */
  static boolean inAll(ClaimFacts claim, Line line, ClaimFacts otherClaim, Line other) {
    return isSameCodeAndDays(line, other)
        && sameNpi(claim, line, otherClaim, other)
        && line.sameModifiers(other)
        && Objects.equals(line.place(), other.place())
        && sameCharge(line.charge(), other.charge());
  }

  static boolean isSameCodeAndDays(Line line, Line other) {
    return !line.code().isEmpty()
        && line.code().equals(other.code())
        && line.from() != null
        && line.from().equals(other.from())
        && line.through().equals(other.through());
  }

  /** Unknown on one claim says nothing; unknown on another claim makes nobody the same. */
  private static boolean sameNpi(ClaimFacts claim, Line line, ClaimFacts otherClaim, Line other) {
    String one = claim.physicianNpi(line);
    String two = otherClaim.physicianNpi(other);
    return one == null ? two == null && claim == otherClaim : one.equals(two);
  }

  private static boolean sameCharge(BigDecimal one, BigDecimal two) {
    return one != null && two != null && one.compareTo(two) == 0;
  }
}
