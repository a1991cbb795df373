package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.cleanclaim.routes.x12.Adjustment;

/** Adds up an 835 as it streams by, exactly: lines, claims, and the payment as a whole. */
final class Balance {
  private final List<Imbalance> found = new ArrayList<>();
  private BigDecimal paid = BigDecimal.ZERO;

  void add(RemittedClaim claim) {
    paid = paid.add(claim.paid());
    var all = sum(claim.adjustments(), Adjustment::amount);
    for (int i = 0; i < claim.lines().size(); i++) {
      var line = claim.lines().get(i);
      var lineTotal = sum(line.adjustments(), Adjustment::amount);
      all = all.add(lineTotal);
      check(
          Imbalance.Level.LINE,
          claim.patientControlNumber() + " line " + (i + 1),
          line.paid(),
          line.charge().subtract(lineTotal));
    }
    if (!claim.lines().isEmpty()) {
      check(
          Imbalance.Level.CHARGES,
          claim.patientControlNumber(),
          claim.charge(),
          sum(claim.lines(), RemittedLine::charge));
    }
    check(
        Imbalance.Level.CLAIM,
        claim.patientControlNumber(),
        claim.paid(),
        claim.charge().subtract(all));
  }

  void finish(Payment payment, List<ProviderAdjustment> adjustments) {
    check(
        Imbalance.Level.PAYMENT,
        "",
        payment.amount(),
        paid.subtract(sum(adjustments, ProviderAdjustment::amount)));
  }

  List<Imbalance> found() {
    return List.copyOf(found);
  }

  private void check(Imbalance.Level level, String where, BigDecimal stated, BigDecimal computed) {
    if (stated.compareTo(computed) != 0) {
      found.add(new Imbalance(level, where, stated, computed));
    }
  }

  private static <T> BigDecimal sum(Collection<T> of, Function<T, BigDecimal> figure) {
    return of.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
