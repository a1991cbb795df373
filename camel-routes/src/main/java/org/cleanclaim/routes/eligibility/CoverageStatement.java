package org.cleanclaim.routes.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;

/**
 * What a 271 says of the plan as a whole on the day asked for.
 *
 * <p>The plan-level row (EB01 with EB03 30) decides; 6, 7 or 8 for one service type is not the loss
 * of the plan, and a rejection (AAA) is never read as inactive.
 *
 * @param inForce empty when the payer did not say
 * @param period days the statement holds for, as far as the payer named them
 * @param line the row that decided
 */
record CoverageStatement(
    Optional<Boolean> inForce, CoveragePeriod period, Optional<BenefitLine> line) {

  static CoverageStatement of(EligibilityAnswer answer, LocalDate serviced) {
    var stated = answer.benefits().stream().filter(CoverageStatement::statesCoverage).toList();
    var plan = stated.stream().filter(BenefitLine::isWholePlan).toList();
    // A payer that names no type 30 but says that a single benefit is active has said enough.
    var rows = plan.isEmpty() ? stated.stream().filter(BenefitLine::isActive).toList() : plan;
    return decide(answer, serviced, rows)
        .map(row -> statement(answer, serviced, row))
        .orElseGet(() -> silent(answer, serviced));
  }

  private static boolean statesCoverage(BenefitLine line) {
    return line.isActive() || line.isInactive();
  }

  private static Optional<BenefitLine> decide(
      EligibilityAnswer answer, LocalDate serviced, List<BenefitLine> rows) {
    Predicate<BenefitLine> onTheDay =
        row -> CoveragePeriod.of(row.dates(), answer.dates(), serviced).mayContain(serviced);
    return rows.stream()
        .filter(BenefitLine::isActive)
        .filter(onTheDay)
        .findFirst()
        .or(() -> rows.stream().filter(BenefitLine::isInactive).findFirst())
        .or(() -> rows.stream().findFirst());
  }

  private static CoverageStatement statement(
      EligibilityAnswer answer, LocalDate serviced, BenefitLine row) {
    var period = CoveragePeriod.of(row.dates(), answer.dates(), serviced);
    if (row.isInactive()) {
      return new CoverageStatement(Optional.of(false), period, Optional.of(row));
    }
    // Active, but for other days than the one asked for: the period speaks, not the flag.
    var inForce = period.mayContain(serviced) ? Optional.of(true) : Optional.<Boolean>empty();
    return new CoverageStatement(inForce, period, Optional.of(row));
  }

  private static CoverageStatement silent(EligibilityAnswer answer, LocalDate serviced) {
    return new CoverageStatement(
        Optional.empty(), CoveragePeriod.of(List.of(), answer.dates(), serviced), Optional.empty());
  }
}
