package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.FollowUp;
import org.cleanclaim.routes.traffic.Submissions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Writes a person's work about a claim as a Task. To be repeated as often as one likes: it writes
 * what holds at that moment, and nothing over what a person has done with the Task.
 */
public final class FollowUpReport {
  private static final String BASE = "https://cleanclaim.example/fhir";
  private static final List<TaskStatus> OVER =
      List.of(
          TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.ENTEREDINERROR);

  private final FhirServer server;
  private final Submissions submissions;
  private final FhirContext fhir;
  private final Clock clock;

  public FollowUpReport(FhirServer server, Submissions submissions, FhirContext fhir, Clock clock) {
    this.server = server;
    this.submissions = submissions;
    this.fhir = fhir;
    this.clock = clock;
  }

  /** Fails when somebody changes the Task at the same time; then it is to be done again. */
  public void run(UUID submission, FollowUp.Reason reason) {
    var wanted = submissions.followUps().find(submission, reason).orElseThrow();
    var stored = server.task("Task/" + wanted.taskId());
    if (stored.isEmpty()) {
      if (wanted.isOpen()) {
        server.put(List.of(task(wanted)));
      }
      return;
    }
    var task = stored.get();
    boolean isOver = OVER.contains(task.getStatus());
    if (wanted.isOpen() && isOver && isOlder(task, wanted)) {
      update(task(wanted), task);
    } else if (!wanted.isOpen() && !isOver) {
      task.setStatus(TaskStatus.COMPLETED);
      task.setStatusReason(new CodeableConcept().setText("The payer has answered."));
      task.setLastModified(Date.from(clock.instant()));
      update(task, task);
    }
  }

  /** Written for an earlier time, not closed by a person since. */
  private static boolean isOlder(Task task, FollowUp wanted) {
    return task.getAuthoredOn() == null
        || task.getAuthoredOn().toInstant().isBefore(wanted.openedAt().minusMillis(1));
  }

  private void update(Task task, Task stored) {
    task.setId(stored.getIdElement());
    if (!server.update(task)) {
      throw new IllegalStateException("The Task was changed by somebody else meanwhile.");
    }
  }

  private Task task(FollowUp wanted) {
    var submission = submissions.find(wanted.submission()).orElseThrow();
    var text = new String(submission.content(), StandardCharsets.UTF_8);
    var claim = new ClaimGraph(fhir.newJsonParser().parseResource(Bundle.class, text)).claim();
    var task = new Task();
    task.setId("Task/" + wanted.taskId());
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setPriority(
        wanted.reason() == FollowUp.Reason.LATE
            ? Task.TaskPriority.ROUTINE
            : Task.TaskPriority.URGENT);
    task.setCode(concept("task-code", "follow-up-claim"));
    task.setReasonCode(concept("follow-up-reason", wanted.reason().code()));
    task.setDescription(wanted.said());
    task.setFocus(new Reference(submission.claimRef()));
    task.addBasedOn(new Reference(submission.taskRef()));
    task.setFor(claim.getPatient().copy());
    var at = new DateTimeType(Date.from(wanted.openedAt()));
    task.setAuthoredOnElement(at);
    task.setLastModified(Date.from(clock.instant()));
    if (wanted.due() != null) {
      var period = new Period();
      period.setEndElement(
          new DateTimeType(new DateType(wanted.due().toString()).getValueAsString()));
      task.getRestriction().setPeriod(period);
    }
    return task;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(
        new Coding().setSystem(BASE + "/CodeSystem/" + system).setCode(code));
  }
}
