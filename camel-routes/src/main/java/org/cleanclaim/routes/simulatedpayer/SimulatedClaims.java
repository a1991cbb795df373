package org.cleanclaim.routes.simulatedpayer;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.core.io.Resource;

/** What the simulated payer has of claims: one intake for all ways they come by, and its ledger. */
public final class SimulatedClaims {
  private static final String LEDGER = "ledger.tsv";

  private final SimulatedPayerSettings settings;
  private final Misbehaviours misbehaviours;
  private final MisbehavingDesk desk;
  private final DueTimes times;
  private final SimulatedCore core;
  private final StatusAnswers statuses;

  private SimulatedClaims(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      Misbehaviours misbehaviours,
      Resource rules,
      Clock clock) {
    this.settings = settings;
    this.misbehaviours = misbehaviours;
    var ledger = ledger(settings);
    statuses = new StatusAnswers(ledger, settings, clock);
    var answers = ClaimAnswers.of(payer, rules, ledger, clock);
    desk = new MisbehavingDesk(new MailboxAnswers(answers, statuses), misbehaviours);
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
    return new SimulatedClaims(payer, settings, misbehaviours, rules, clock);
  }

  /** It lies beside the mailbox; without one it ends with the process. */
  private static ClaimLedger ledger(SimulatedPayerSettings settings) {
    return settings.mailbox().isBlank()
        ? ClaimLedger.inMemory()
        : ClaimLedger.in(Path.of(settings.mailbox(), LEDGER));
  }

  public SimulatedCore core() {
    return core;
  }

  public SimulatedMailbox mailbox() {
    return new SimulatedMailbox(settings, desk, misbehaviours, times);
  }

  StatusAnswers statuses() {
    return statuses;
  }
}
