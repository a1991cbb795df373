package org.cleanclaim.edits.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialRates;
import org.cleanclaim.edits.reference.DenialRatesEdition;
import org.cleanclaim.edits.risk.SyntheticHistory.Adjudicated;
import org.junit.jupiter.api.Test;

/**
 * Whether a probability means what it says: of held-back claims called 20 %, are about 20 % denied?
 * The world they come from is known and is not the estimator's own formula.
 */
class RiskCalibrationTest {
  private static final double[] EDGES = {0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0001};

  /** What the rates themselves may be off, being estimates from a finite history. */
  private static final double OF_ESTIMATION = 0.02;

  private final PayerPolicy policy = PayerPolicies.shipped().byDefault();

  @Test
  void claimsCalledTwentyPercentAreDeniedAboutAsOften() {
    SyntheticHistory world = new SyntheticHistory(20261125);
    DenialRates rates = rates(world.claims(24_000));
    List<Adjudicated> held = world.claims(12_000);

    Reliability reliability = new Reliability();
    double denied = held.stream().filter(Adjudicated::denied).count() / (double) held.size();
    double brier = 0;
    double brierOfBase = 0;
    for (Adjudicated claim : held) {
      double risk = risk(claim, rates);
      double came = claim.denied() ? 1 : 0;
      reliability.add(risk, came);
      brier += (risk - came) * (risk - came) / held.size();
      brierOfBase += (denied - came) * (denied - came) / held.size();
    }
    String table = reliability.table(brier, brierOfBase);
    System.out.println(table);

    assertThat(brier).as(table).isLessThan(0.92 * brierOfBase);
    for (int bin = 0; bin < EDGES.length - 1; bin++) {
      assertThat(reliability.isWithinTolerance(bin)).as("bin %d of%n%s", bin, table).isTrue();
    }
    assertThat(reliability.filled()).as(table).isGreaterThanOrEqualTo(7);
  }

  @Test
  void knowsMoreTheMoreItHasSeen() {
    SyntheticHistory world = new SyntheticHistory(11);
    DenialRates little = rates(world.claims(300));
    DenialRates much = rates(world.claims(12_000));
    List<Adjudicated> held = world.claims(6_000);

    double base = held.stream().filter(Adjudicated::denied).count() / (double) held.size();
    assertThat(brier(held, much)).isLessThan(brier(held, little));
    // Even a poor history must not be worse than knowing nothing but the overall rate.
    assertThat(brier(held, little)).isLessThan(base * (1 - base));
  }

  private double brier(List<Adjudicated> held, DenialRates rates) {
    return held.stream()
        .mapToDouble(claim -> Math.pow(risk(claim, rates) - (claim.denied() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }

  private double risk(Adjudicated claim, DenialRates rates) {
    return RiskModel.assess(claim.claim(), claim.alerts(), policy, rates, List.of()).probability();
  }

  private static DenialRates rates(List<Adjudicated> history) {
    return (DenialRates)
        DenialRatesEdition.of(
                history.stream().flatMap(claim -> claim.outcomes().stream()).toList(),
                SyntheticHistory.DAY,
                SyntheticHistory.DAY)
            .orElseThrow()
            .load()
            .table();
  }

  /** Claims by what was foretold, and what came. */
  private static final class Reliability {
    private final int[] claims = new int[EDGES.length - 1];
    private final double[] foretold = new double[EDGES.length - 1];
    private final double[] came = new double[EDGES.length - 1];

    void add(double risk, double denied) {
      int bin = 0;
      while (risk >= EDGES[bin + 1]) {
        bin++;
      }
      claims[bin]++;
      foretold[bin] += risk;
      came[bin] += denied;
    }

    /** Three standard deviations of the binomial, and what the estimate may be off. */
    boolean isWithinTolerance(int bin) {
      if (claims[bin] == 0) {
        return true;
      }
      double mean = foretold[bin] / claims[bin];
      double chance = 3 * Math.sqrt(mean * (1 - mean) / claims[bin]);
      return Math.abs(came[bin] / claims[bin] - mean) <= chance + OF_ESTIMATION;
    }

    long filled() {
      return java.util.Arrays.stream(claims).filter(many -> many >= 50).count();
    }

    String table(double brier, double brierOfBase) {
      StringBuilder table =
          new StringBuilder("called        claims  foretold  denied%n".formatted());
      for (int bin = 0; bin < claims.length; bin++) {
        table.append(
            String.format(
                Locale.ROOT,
                "%3.0f to %3.0f %%  %7d   %5.1f %%  %5.1f %%%n",
                100 * EDGES[bin],
                100 * Math.min(1, EDGES[bin + 1]),
                claims[bin],
                100 * foretold[bin] / Math.max(1, claims[bin]),
                100 * came[bin] / Math.max(1, claims[bin])));
      }
      return table
          .append(
              String.format(
                  Locale.ROOT, "Brier score %.4f, of the base rate %.4f%n", brier, brierOfBase))
          .toString();
    }
  }
}
