package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Task;

/**
 * Scrubs a stored claim and decides whether it may go out.
 *
 * <p>Alerts, submission Task, tag and Provenance are written in the transaction of the claim
 * itself. A draft is scrubbed and has alerts, but no Task: it is not meant to go out yet. Claims
 * for use {@code preauthorization} or {@code predetermination} are left alone.
 */
public class ClaimScrubbing {

  static final String HELD = "held";

  private final StoredResources store;
  private final ClaimJudge judge;
  private final AlertStore alerts;
  private final SubmissionTasks tasks;
  private final DecisionRecord decisions;

  public ClaimScrubbing(
      StoredResources store,
      ClaimJudge judge,
      AlertStore alerts,
      SubmissionTasks tasks,
      DecisionRecord decisions) {
    this.store = store;
    this.judge = judge;
    this.alerts = alerts;
    this.tasks = tasks;
    this.decisions = decisions;
  }

  /** Answers a claim that was just written. */
  public void written(Claim claim, boolean isNew, TransactionWrites writes) {
    if (!claim.hasUse() || claim.getUse() == Claim.Use.CLAIM) {
      scrub(claim, isNew, judge.today(), false, writes);
    }
  }

  /**
   * Scrubs a stored claim again, at today or another day.
   *
   * @return what was found, with the stored alerts in the same order
   */
  public StoredScrub scrub(
      Claim claim, boolean isNew, LocalDate day, boolean trace, TransactionWrites writes) {
    String id = claim.getIdElement().getIdPart();
    KnownResources known = new KnownResources().add(claim);
    store.complete(known, claim, writes.request());
    known.complete();
    Optional<Task> task = isNew ? Optional.empty() : tasks.of(id, writes.request());
    List<DetectedIssue> before = isNew ? List.of() : alerts.of(id, writes.request());
    if (isVoid(claim)) {
      alerts.reconcile(claim, before, List.of(), writes);
      task.ifPresent(stored -> withdraw(claim, stored, writes));
      return new StoredScrub(judge.judge(claim, known, day, trace), List.of());
    }
    ScrubResult result = judge.judge(claim, known, day, trace);
    List<DetectedIssue> now = alerts.reconcile(claim, before, result.alerts(), writes);
    decide(claim, task, now, writes);
    return new StoredScrub(result, now);
  }

  /** Sets Task, tag and Provenance by the alerts that hold the claim. */
  void decide(Claim claim, Optional<Task> task, List<DetectedIssue> now, TransactionWrites writes) {
    if (claim.getStatus() == Claim.ClaimStatus.DRAFT) {
      task.ifPresent(stored -> withdraw(claim, stored, writes));
      return;
    }
    Optional<SubmissionStatus> before = task.flatMap(SubmissionTasks::status);
    if (before.filter(status -> status.compareTo(SubmissionStatus.READY) > 0).isPresent()) {
      return;
    }
    boolean holds = now.stream().anyMatch(i -> AlertStore.isOpen(i) && AlertMapping.holds(i));
    SubmissionStatus status = holds ? SubmissionStatus.HELD : SubmissionStatus.READY;
    if (before.filter(status::equals).isPresent()) {
      return;
    }
    Task stored = tasks.move(task, claim, status, writes);
    tag(claim, before, holds, writes);
    decisions.scrubbed(claim, stored, status, now, writes);
  }

  private void withdraw(Claim claim, Task stored, TransactionWrites writes) {
    Optional<SubmissionStatus> before = SubmissionTasks.status(stored);
    if (before.filter(status -> status.compareTo(SubmissionStatus.READY) <= 0).isPresent()) {
      tasks.cancel(stored, writes);
      tag(claim, before, false, writes);
    }
  }

  private static void tag(
      Claim claim, Optional<SubmissionStatus> before, boolean holds, TransactionWrites writes) {
    boolean held = before.filter(SubmissionStatus.HELD::equals).isPresent();
    if (held != holds) {
      writes.tag(claim, Canonical.CLAIM_TAG, HELD, holds);
    }
  }

  private static boolean isVoid(Claim claim) {
    return claim.getStatus() == Claim.ClaimStatus.CANCELLED
        || claim.getStatus() == Claim.ClaimStatus.ENTEREDINERROR;
  }

  /**
   * What scrubbing a stored claim said.
   *
   * @param alerts the stored alerts that hold now
   */
  public record StoredScrub(ScrubResult result, List<DetectedIssue> alerts) {}
}
