package org.cleanclaim.plugin.cdshooks;

import java.time.Duration;

/** The moment by which a call is answered, on the monotonic clock. */
public final class Deadline {

  private final long at;

  private Deadline(long at) {
    this.at = at;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero when it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
  }

  /** What is left, or less. */
  public Duration leftAtMost(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  public boolean isPast() {
    return left().isZero();
  }
}
