package org.cleanclaim.routes.simulatedpayer;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.core.io.Resource;

/** What the simulated payer has of claims: its ledger, and what answers out of it. */
public final class SimulatedClaims {
  private static final String LEDGER = "ledger.tsv";

  private final SimulatedPayerSettings settings;
  private final ClaimLedger ledger;
  private final StatusAnswers statuses;
  private final Clock clock;

  private SimulatedClaims(SimulatedPayerSettings settings, ClaimLedger ledger, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.statuses = new StatusAnswers(ledger, settings, clock);
    this.clock = clock;
  }

  /** The ledger lies beside the mailbox; without one it ends with the process. */
  public static SimulatedClaims of(SimulatedPayerSettings settings, Clock clock) {
    var ledger =
        settings.mailbox().isBlank()
            ? ClaimLedger.inMemory()
            : ClaimLedger.in(Path.of(settings.mailbox(), LEDGER));
    return new SimulatedClaims(settings, ledger, clock);
  }

  /** The mailbox of the payer, which decides by the rules of this resource. */
  public SimulatedMailbox mailbox(SimulatedPayer payer, Resource rules) {
    return SimulatedMailbox.of(payer, settings, ledger, statuses, rules, clock);
  }

  StatusAnswers statuses() {
    return statuses;
  }
}
