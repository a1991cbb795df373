package org.cleanclaim.routes.simulatedpayer;

import java.time.Clock;
import java.time.Duration;
import org.cleanclaim.routes.simulatedpayer.Misbehaviour.Mode;

/** When each answer is handed out: each kind after its time, and what is held back not before. */
final class DueTimes {
  private static final int LATE = 3;

  private final SimulatedPayerSettings settings;
  private final Misbehaviours misbehaviours;
  private final Clock clock;

  DueTimes(SimulatedPayerSettings settings, Misbehaviours misbehaviours, Clock clock) {
    this.settings = settings;
    this.misbehaviours = misbehaviours;
    this.clock = clock;
  }

  /**
   * @param name of the answer, which ends in its kind
   * @param since when it was written, in milliseconds
   */
  boolean isDue(String name, long since) {
    var waited = Duration.ofMillis(clock.millis() - since);
    return MisbehavingDesk.heldBy(name).filter(misbehaviours::is).isEmpty()
        && waited.compareTo(after(name)) >= 0;
  }

  private Duration after(String name) {
    boolean slow = misbehaviours.is(Mode.SLOW) || misbehaviours.is(Mode.LATE_ANSWER);
    return kind(name).plus(slow ? settings.slow() : Duration.ZERO);
  }

  private Duration kind(String name) {
    if (name.endsWith(".late.835")) {
      return settings.adjudicateAfter().multipliedBy(LATE);
    }
    if (name.endsWith(".835") || name.contains(".old.")) {
      return settings.adjudicateAfter();
    }
    return name.endsWith(".277ca") ? settings.acceptAfter() : settings.acknowledgeAfter();
  }
}
