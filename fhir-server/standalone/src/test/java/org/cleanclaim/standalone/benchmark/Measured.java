package org.cleanclaim.standalone.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a load came to.
 *
 * @param nanos time of each request, sorted
 * @param failed requests that were not answered as they should be
 * @param took length of the load
 */
record Measured(long[] nanos, int failed, Duration took) {

  Measured {
    Arrays.sort(nanos);
  }

  /** Several windows taken as one. */
  static Measured all(List<Measured> windows) {
    long[] nanos = windows.stream().flatMapToLong(w -> Arrays.stream(w.nanos())).toArray();
    int failed = windows.stream().mapToInt(Measured::failed).sum();
    Duration took = windows.stream().map(Measured::took).reduce(Duration.ZERO, Duration::plus);
    return new Measured(nanos, failed, took);
  }

  double perSecond() {
    return nanos.length / (took.toNanos() / 1e9);
  }

  double millis(double quantile) {
    return nanos.length == 0
        ? Double.NaN
        : nanos[(int) Math.min(nanos.length - 1L, Math.round(quantile * nanos.length))] / 1e6;
  }

  /** How many requests were sent. */
  int count() {
    return nanos.length;
  }
}
