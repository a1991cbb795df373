package org.cleanclaim.plugin.claim;

import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Task;

/** Keeps the ledger in step with Tasks that others write: routes, people, a clinician's EHR. */
final class SubmissionWatch {

  private final ClaimLedger ledger;

  SubmissionWatch(ClaimLedger ledger) {
    this.ledger = ledger;
  }

  void written(Task task, TransactionWrites writes) {
    String claim = task.getFocus().getReferenceElement().getIdPart();
    if (claim == null) {
      return;
    }
    if (SubmissionTasks.isSubmission(task)) {
      ledger.told(writes.tenant(), claim, ClaimEntries.station(task, null));
    } else if (ClinicianQueries.isQuery(task)) {
      ledger.sentBack(
          writes.tenant(),
          claim,
          ClinicianQueries.isOpen(task) ? ClaimEntries.time(task.getAuthoredOn()) : null);
    }
  }
}
