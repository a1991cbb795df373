package org.cleanclaim.plugin.claim;

import java.util.Optional;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;

/** Moves a claim's submission along when the payer speaks. */
public class SubmissionProgress {

  private final SubmissionTasks tasks;

  public SubmissionProgress(SubmissionTasks tasks) {
    this.tasks = tasks;
  }

  /** The payer decided: the submission is complete. A claim without a Task has none to move. */
  public void adjudicated(Claim claim, TransactionWrites writes) {
    String id = claim.getIdElement().getIdPart();
    tasks
        .of(id, writes.request())
        .ifPresent(
            task -> tasks.move(Optional.of(task), claim, SubmissionStatus.ADJUDICATED, writes));
  }
}
