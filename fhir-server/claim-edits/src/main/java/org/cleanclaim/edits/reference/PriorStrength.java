package org.cleanclaim.edits.reference;

/**
 * How many claims the parent group's rate is worth when a group's own is estimated.
 *
 * <p>Beta-binomial model: a group's true rate varies around its parent's with intra-class
 * correlation ρ, and its estimate is {@code (denials + k · parent) / (claims + k)} with {@code k =
 * 1/ρ − 1}. ρ is estimated from the edition itself by the method of moments (Kleinman 1973), its
 * expectation corrected for the parent's rate coming from the same groups.
 */
final class PriorStrength {
  /** ρ = 1/11: what is taken until the edition says more. */
  private static final double USUAL = 10;

  /** The weight of {@link #USUAL} against what the edition says. */
  private static final double USUAL_WEIGHT = 20;

  private static final double LEAST = 2;
  private static final double MOST = 400;

  private double between;
  private double expected;

  /**
   * Takes the groups of one parent.
   *
   * @param claims of the groups {@code from} to {@code to} − 1, and {@code denials} likewise
   */
  void addGroups(int[] claims, int[] denials, int from, int to) {
    double n = 0;
    double d = 0;
    double squares = 0;
    double pairs = 0;
    double cubes = 0;
    for (int i = from; i < to; i++) {
      double own = claims[i];
      n += own;
      d += denials[i];
      squares += own * own;
      pairs += own * (own - 1);
      cubes += own * own * (own - 1);
    }
    if (n == 0) {
      return;
    }
    double rate = d / n;
    double variance = rate * (1 - rate);
    for (int i = from; i < to; i++) {
      double off = denials[i] - claims[i] * rate;
      between += off * off;
    }
    between -= variance * (n - squares / n);
    expected += variance * (pairs - 2 * cubes / n + squares * pairs / (n * n));
  }

  /** Takes a group whose expected rate comes from elsewhere. */
  void addGroup(int claims, int denials, double rate) {
    double off = denials - claims * rate;
    double variance = rate * (1 - rate);
    between += off * off - claims * variance;
    expected += (double) claims * (claims - 1) * variance;
  }

  /** The number of claims the parent's rate counts for. */
  double claims() {
    double rho =
        (Math.max(0, between) + USUAL_WEIGHT / (1 + USUAL))
            / (Math.max(0, expected) + USUAL_WEIGHT);
    return Math.min(MOST, Math.max(LEAST, 1 / rho - 1));
  }
}
