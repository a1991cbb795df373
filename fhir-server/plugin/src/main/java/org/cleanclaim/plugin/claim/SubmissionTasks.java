package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The one {@code submit-claim} Task of each claim: whether it may go out and how far it is. */
public final class SubmissionTasks {

  static final String CODE = "submit-claim";

  private final DaoRegistry daos;
  private final Clock clock;

  public SubmissionTasks(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /** The stored Task of a claim. */
  public Optional<Task> of(String claimId, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_FOCUS, new ReferenceParam("Claim/" + claimId));
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, CODE));
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .findFirst();
  }

  /** The Task among resources at hand whose focus is the claim. */
  static Optional<Task> in(KnownResources known, String claimId) {
    return known.all(Task.class).stream()
        .filter(SubmissionTasks::isSubmission)
        .filter(task -> claimId.equals(task.getFocus().getReferenceElement().getIdPart()))
        .findFirst();
  }

  /** Whether a Task is the submission of a claim. */
  public static boolean isSubmission(Task task) {
    return task.getCode().hasCoding(Canonical.TASKS, CODE);
  }

  /** Where a Task says its claim stands; empty for a Task without a known business status. */
  public static Optional<SubmissionStatus> status(Task task) {
    return task.getBusinessStatus().getCoding().stream()
        .filter(coding -> Canonical.LIFECYCLE.equals(coding.getSystem()))
        .map(coding -> coding.getCode().toUpperCase())
        .filter(code -> hasStatus(code))
        .map(SubmissionStatus::valueOf)
        .findFirst();
  }

  /** Stores that the claim stands at {@code status} now; an unchanged Task is left as it is. */
  Task move(Optional<Task> stored, Claim claim, SubmissionStatus status, TransactionWrites writes) {
    if (stored.flatMap(SubmissionTasks::status).filter(status::equals).isPresent()) {
      return stored.get();
    }
    Task task = stored.map(writes::current).orElseGet(() -> open(claim));
    Escalations.end(task);
    task.setStatus(status.task());
    task.setBusinessStatus(Concepts.of(Canonical.LIFECYCLE, status.code()));
    task.setLastModified(Date.from(clock.instant()));
    return writes.put(task);
  }

  /** Stores that a held claim is another person's to act on from now on. */
  Task escalate(Task stored, int step, Reference owner, TransactionWrites writes) {
    Task task = writes.current(stored);
    Escalations.raise(task, step, owner);
    task.setLastModified(Date.from(clock.instant()));
    return writes.put(task);
  }

  /** Stores that the claim will not be sent. */
  Task cancel(Task stored, TransactionWrites writes) {
    if (stored.getStatus() == Task.TaskStatus.CANCELLED) {
      return stored;
    }
    Task task = writes.current(stored);
    Escalations.end(task);
    task.setStatus(Task.TaskStatus.CANCELLED);
    task.setBusinessStatus(null);
    task.setLastModified(Date.from(clock.instant()));
    return writes.put(task);
  }

  private Task open(Claim claim) {
    Task task = new Task();
    task.getMeta().addProfile(Canonical.SUBMISSION_PROFILE);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(Concepts.of(Canonical.TASKS, CODE));
    task.setFocus(new Reference("Claim/" + claim.getIdElement().getIdPart()));
    task.setFor(claim.getPatient().copy());
    task.setAuthoredOn(Date.from(clock.instant()));
    return task;
  }

  private static boolean hasStatus(String code) {
    for (SubmissionStatus status : SubmissionStatus.values()) {
      if (status.name().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
