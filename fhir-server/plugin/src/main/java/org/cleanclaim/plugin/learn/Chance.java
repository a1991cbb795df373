package org.cleanclaim.plugin.learn;

import java.util.List;

/** How likely it is that figures came about by chance. */
final class Chance {

  /** Up to here factorials are summed; beyond, Stirling's series is exact to all digits kept. */
  private static final int SUMMED = 256;

  private static final double[] SMALL = new double[SUMMED];

  static {
    for (int n = 2; n < SUMMED; n++) {
      SMALL[n] = SMALL[n - 1] + Math.log(n);
    }
  }

  private Chance() {}

  /**
   * The probability of so many hits or more in a sample drawn blindly: Fisher's exact test, one
   * side of it (hypergeometric).
   *
   * @param hits in the sample
   * @param sample how many are drawn
   * @param allHits in the whole
   * @param all how many there are, the sample among them
   */
  static double ofAtLeast(int hits, int sample, int allHits, int all) {
    int least = Math.max(0, sample - (all - allHits));
    int most = Math.min(sample, allHits);
    if (hits <= least || hits > most) {
      return hits <= least ? 1 : 0;
    }
    double term =
        Math.exp(
            choose(allHits, hits) + choose(all - allHits, sample - hits) - choose(all, sample));
    double sum = 0;
    for (int k = hits; k <= most; k++) {
      sum += term;
      term *= (double) (allHits - k) / (k + 1) * (sample - k) / (all - allHits - sample + k + 1.0);
    }
    return Math.min(1, sum);
  }

  private static double choose(int n, int k) {
    return factorial(n) - factorial(k) - factorial(n - k);
  }

  /** Its natural logarithm. */
  private static double factorial(int n) {
    if (n < SUMMED) {
      return SMALL[n];
    }
    double x = n;
    return x * Math.log(x)
        - x
        + Math.log(2 * Math.PI * x) / 2
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }

  /**
   * Up to which probability findings are taken so that only a given part of those taken is expected
   * to be chance, by Benjamini and Hochberg.
   *
   * @param probabilities of the findings worth taking
   * @param tested how many were looked at, those not worth taking among them
   * @return below all of them when none is taken
   */
  static double limit(List<Double> probabilities, long tested, double falseShare) {
    List<Double> sorted = probabilities.stream().sorted().toList();
    for (int rank = sorted.size(); rank > 0; rank--) {
      if (sorted.get(rank - 1) <= falseShare * rank / tested) {
        return sorted.get(rank - 1);
      }
    }
    return -1;
  }
}
