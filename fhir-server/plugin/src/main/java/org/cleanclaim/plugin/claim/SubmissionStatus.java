package org.cleanclaim.plugin.claim;

import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Where a claim stands on its way to the payer; codes of {@code CodeSystem/claim-lifecycle}. */
public enum SubmissionStatus {
  HELD(TaskStatus.ONHOLD),
  READY(TaskStatus.REQUESTED),
  SENDING(TaskStatus.INPROGRESS),
  SENT(TaskStatus.INPROGRESS),
  RECEIVED(TaskStatus.INPROGRESS),
  ACCEPTED(TaskStatus.INPROGRESS),
  PENDING(TaskStatus.INPROGRESS),
  ADJUDICATED(TaskStatus.COMPLETED),
  REJECTED(TaskStatus.FAILED);

  private final TaskStatus task;

  SubmissionStatus(TaskStatus task) {
    this.task = task;
  }

  public TaskStatus task() {
    return task;
  }

  public String code() {
    return name().toLowerCase();
  }
}
