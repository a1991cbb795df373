package org.cleanclaim.routes.submission;

import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.Submissions;
import org.hl7.fhir.r4.model.Task;

/**
 * Tells a claim's Task where the claim stands now. To be repeated as often as one likes: it writes
 * what the submission says at that moment, and only on a Task that is still in progress, so a late
 * report undoes nothing that a person or the server has done since.
 */
public final class StatusReport {
  private final FhirServer server;
  private final Submissions submissions;
  private final Clock clock;

  public StatusReport(FhirServer server, Submissions submissions, Clock clock) {
    this.server = server;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Fails when somebody changes the Task at the same time; then it is to be done again. */
  public void run(UUID id) {
    var submission = submissions.find(id);
    if (submission.isEmpty()) {
      return;
    }
    // The Task first: what is read of the submission after it is at least as new.
    var task = server.task(submission.get().taskRef());
    var current = submissions.newest(submission.get().claimRef());
    if (task.isPresent() && current.id().equals(id) && hasNews(task.get(), current)) {
      var told = task.get();
      Stations.show(told, submissions.station(current), current.reason());
      told.setLastModified(Date.from(clock.instant()));
      if (!server.update(told)) {
        throw new IllegalStateException("The Task was changed by somebody else meanwhile.");
      }
    }
  }

  private boolean hasNews(Task task, Submission submission) {
    if (task.getStatus() != Task.TaskStatus.INPROGRESS
        || submission.state() == SubmissionState.CANCELLED) {
      return false;
    }
    var reason = task.getStatusReason().getText();
    return !Stations.shown(task).equals(submissions.station(submission))
        || !Objects.equals(reason, submission.reason());
  }
}
