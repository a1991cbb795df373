package org.cleanclaim.routes.simulatedpayer;

import java.time.Clock;
import org.springframework.core.io.Resource;

/** The simulated payer's intake of claims, one for all ways they come by. */
public final class SimulatedClaims {
  private final SimulatedPayerSettings settings;
  private final Misbehaviours misbehaviours;
  private final MisbehavingDesk desk;
  private final DueTimes times;
  private final SimulatedCore core;

  private SimulatedClaims(
      ClaimAnswers answers,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      Clock clock) {
    this.settings = settings;
    this.misbehaviours = misbehaviours;
    desk = new MisbehavingDesk(answers, misbehaviours);
    times = new DueTimes(settings, misbehaviours, clock);
    core = new SimulatedCore(desk, misbehaviours, times, settings, clock);
  }

  /** The intake of a payer that decides by the rules of this resource. */
  public static SimulatedClaims of(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      Resource rules,
      Clock clock) {
    return new SimulatedClaims(
        ClaimAnswers.of(payer, rules, clock), settings, misbehaviours, clock);
  }

  public SimulatedCore core() {
    return core;
  }

  public SimulatedMailbox mailbox() {
    return new SimulatedMailbox(settings, desk, misbehaviours, times);
  }
}
