package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;

/**
 * What one remittance says of one claim.
 *
 * @param paidOn BPR16, else the day the 835 was made
 * @param claim CLP with what stands below it
 */
record Answer(LocalDate paidOn, RemittedClaim claim) {

  private static final List<String> DAYS_OF_SERVICE = List.of("472", "150", "151", "232", "233");

  /** The days of service it names, of claim and lines. */
  List<LocalDate> days() {
    return Stream.concat(
            claim.dates().stream(), claim.lines().stream().flatMap(line -> line.dates().stream()))
        .filter(fact -> DAYS_OF_SERVICE.contains(fact.qualifier()))
        .map(DatedFact::day)
        .filter(day -> day != null)
        .toList();
  }

  /** What was charged; a reversal turns the sign. */
  BigDecimal charge() {
    return claim.charge().abs();
  }

  /** Whether this takes back what the other said: same claim, all signs turned. */
  boolean takesBack(Answer other) {
    return claim.isReversal()
        && !other.claim.isReversal()
        && claim.charge().negate().compareTo(other.claim.charge()) == 0
        && claim.paid().negate().compareTo(other.claim.paid()) == 0;
  }
}
