package org.cleanclaim.plugin.denial;

import java.util.Arrays;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Where the work on a denial stands: the business status of its Task, and the status with it. */
enum DenialState {
  /** Nobody has begun. */
  NEW(TaskStatus.REQUESTED, true),
  /** Somebody works it. */
  IN_WORK(TaskStatus.INPROGRESS, true),
  /** The payer owes an answer by a day. */
  WAITING(TaskStatus.ONHOLD, true),
  /** A corrected claim went out; the payer's answer to it is awaited. */
  RESUBMITTED(TaskStatus.INPROGRESS, true),
  /** An appeal was begun. */
  APPEALED(TaskStatus.INPROGRESS, true),
  /** The payer took its answer back and gave no other yet. */
  REVERSED(TaskStatus.ONHOLD, true),
  /** The last day has passed; it stays visible until somebody closes it. */
  LOST(TaskStatus.INPROGRESS, true),
  /** Paid after all. */
  OVERTURNED(TaskStatus.COMPLETED, false),
  /** Paid in part after all. */
  OVERTURNED_IN_PART(TaskStatus.COMPLETED, false),
  /** The payer stays with its no. */
  UPHELD(TaskStatus.COMPLETED, false),
  WRITTEN_OFF(TaskStatus.COMPLETED, false),
  PATIENT_BILLED(TaskStatus.COMPLETED, false),
  /** There was no denial: the payer withdrew its answer, or the taxonomy no longer calls it one. */
  WITHDRAWN(TaskStatus.CANCELLED, false);

  private final TaskStatus task;
  private final boolean open;

  DenialState(TaskStatus task, boolean open) {
    this.task = task;
    this.open = open;
  }

  String code() {
    return name().toLowerCase().replace('_', '-');
  }

  boolean isOpen() {
    return open;
  }

  boolean isPaidAfterAll() {
    return this == OVERTURNED || this == OVERTURNED_IN_PART;
  }

  static Optional<DenialState> of(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  /** Where a Task stands; what others wrote without a business status is told by its status. */
  static DenialState of(Task task) {
    return task.getBusinessStatus().getCoding().stream()
        .filter(coding -> Canonical.DENIAL_STATE.equals(coding.getSystem()))
        .flatMap(coding -> of(coding.getCode()).stream())
        .findFirst()
        .orElseGet(() -> byStatus(task.getStatus()));
  }

  private static DenialState byStatus(TaskStatus status) {
    if (status == null) {
      return NEW;
    }
    return switch (status) {
      case COMPLETED -> UPHELD;
      case CANCELLED, REJECTED, FAILED, ENTEREDINERROR -> WITHDRAWN;
      case INPROGRESS, ACCEPTED, READY -> IN_WORK;
      case ONHOLD -> WAITING;
      default -> NEW;
    };
  }

  void put(Task on) {
    on.setStatus(task);
    on.setBusinessStatus(Concepts.of(Canonical.DENIAL_STATE, code()));
  }
}
