package org.cleanclaim.plugin.claim;

import java.util.Optional;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Task;

/** Moves a claim's submission along when the payer speaks. */
public class SubmissionProgress {

  private final SubmissionTasks tasks;
  private final ClaimLedger ledger;

  public SubmissionProgress(SubmissionTasks tasks, ClaimLedger ledger) {
    this.tasks = tasks;
    this.ledger = ledger;
  }

  /** The payer decided: the submission is complete. A claim without a Task has none to move. */
  public void adjudicated(Claim claim, TransactionWrites writes) {
    String id = claim.getIdElement().getIdPart();
    tasks
        .of(id, writes.request())
        .ifPresent(
            stored -> {
              Task task =
                  tasks.move(Optional.of(stored), claim, SubmissionStatus.ADJUDICATED, writes);
              ledger.told(writes.tenant(), id, ClaimEntries.station(task, null));
            });
  }
}
