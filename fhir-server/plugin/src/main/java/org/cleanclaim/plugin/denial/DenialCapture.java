package org.cleanclaim.plugin.denial;

import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.SubmissionProgress;
import org.cleanclaim.plugin.denial.StandingAnswers.Answer;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Task;

/**
 * Answers a payer's adjudication: closes the claim's submission, and opens its denial when a line
 * is denied in whole or in part (835 CLP, SVC and CAS), or moves the denial that is there along.
 */
public class DenialCapture {

  private final ClaimAnswers answers;
  private final DenialTaxonomy taxonomy;
  private final DenialTasks tasks;
  private final DenialJudge judge;
  private final DenialProgress progress;
  private final DenialLedger ledger;
  private final SubmissionProgress submissions;
  private final AlertOutcomes alerts;

  DenialCapture(
      ClaimAnswers answers,
      DenialTaxonomy taxonomy,
      DenialTasks tasks,
      DenialJudge judge,
      DenialProgress progress,
      DenialLedger ledger,
      SubmissionProgress submissions,
      AlertOutcomes alerts) {
    this.answers = answers;
    this.taxonomy = taxonomy;
    this.tasks = tasks;
    this.judge = judge;
    this.progress = progress;
    this.ledger = ledger;
    this.submissions = submissions;
    this.alerts = alerts;
  }

  /** Records a response that was just stored; one that adjudicates nothing changes nothing. */
  public void record(ClaimResponse response, TransactionWrites writes) {
    if (isWithdrawn(response)) {
      alerts.withdraw(response, writes);
      tasks.of(response, writes.request()).ifPresent(task -> withdraw(task, response, writes));
      return;
    }
    if (!AdjudicationReader.isAdjudication(response)) {
      return;
    }
    KnownResources known = new KnownResources();
    Optional<Claim> claim = answers.claim(response, known, writes.request());
    claim.ifPresent(adjudicated -> submissions.adjudicated(adjudicated, writes));
    List<LineOutcome> outcomes = AdjudicationReader.read(response, claim);
    boolean first =
        claim
            .map(decided -> alerts.record(response, decided, known, outcomes, writes))
            .orElse(false);
    DenialTaxonomy now = taxonomy.now();
    if (first && isPlain(claim.get(), response) && Denial.in(outcomes, now).isEmpty()) {
      // The claim's first answer, and it pays: most answers are this, and nothing is to be read.
      return;
    }
    claim.ifPresent(denied -> ledger.lock(writes.tenant(), denied.getIdElement().getIdPart()));
    Optional<Task> stored = tasks.of(response, writes.request());
    List<String> claims = claims(stored, response);
    boolean alone = first && stored.isEmpty() && isPlain(claim.get(), response);
    List<Answer> all = answers.of(alone ? List.of() : claims, response, known, writes.request());
    move(stored, response, all, claims, now, known, writes);
  }

  private void move(
      Optional<Task> stored,
      ClaimResponse response,
      List<Answer> all,
      List<String> claims,
      DenialTaxonomy now,
      KnownResources known,
      TransactionWrites writes) {
    List<Answer> standing = StandingAnswers.of(all, claims);
    Optional<JudgedDenial> denied = judge.judge(standing, now, known, writes.request());
    if (denied.isPresent()) {
      progress.denied(stored, denied.get(), writes);
    } else if (stored.isPresent() && standing.isEmpty()) {
      progress.reversed(stored.get(), response, writes);
    } else {
      stored.ifPresent(task -> progress.paid(task, standing, writes));
    }
  }

  private void withdraw(Task task, ClaimResponse response, TransactionWrites writes) {
    KnownResources known = new KnownResources();
    List<String> claims = claims(Optional.of(task), response);
    List<Answer> left = answers.of(claims, response, known, writes.request());
    if (left.isEmpty()) {
      progress.withdrawn(
          task,
          "The payer's answer was withdrawn.",
          "withdrawn",
          DenialProgress.payer(response),
          writes);
    } else {
      move(Optional.of(task), response, left, claims, taxonomy.now(), known, writes);
    }
  }

  private static List<String> claims(Optional<Task> stored, ClaimResponse response) {
    List<String> ofTask = stored.map(DenialProgress::claims).orElse(List.of());
    String own = DenialEntries.idOf(response.getRequest());
    return !ofTask.isEmpty() || own == null ? ofTask : List.of(own);
  }

  /** A new answer, neither to the correction of another claim nor one that turns another. */
  private static boolean isPlain(Claim claim, ClaimResponse response) {
    return "1".equals(response.getIdElement().getVersionIdPart())
        && !claim.hasExtension(Canonical.CORRECTS)
        && !AdjudicationReader.isReversal(response);
  }

  /** Tells the ledger again what a stored response decided, and changes nothing else. */
  void proveAgain(ClaimResponse response, TransactionWrites writes) {
    if (AdjudicationReader.isAdjudication(response)) {
      KnownResources known = new KnownResources();
      Optional<Claim> claim = answers.claim(response, known, writes.request());
      List<LineOutcome> outcomes = AdjudicationReader.read(response, claim);
      claim.ifPresent(decided -> alerts.record(response, decided, known, outcomes, writes));
    }
  }

  /** What stands of an open denial today, by a taxonomy; empty where nothing denies any more. */
  Optional<JudgedDenial> judgeAgain(Task task, DenialTaxonomy by, TransactionWrites writes) {
    KnownResources known = new KnownResources();
    List<String> claims = DenialProgress.claims(task);
    ClaimResponse focus =
        writes.current((ClaimResponse) new ClaimResponse().setId(task.getFocus().getReference()));
    List<Answer> all =
        claims.isEmpty()
            ? answers.of(claims, focus, known, writes.request())
            : answers.of(claims, null, known, writes.request());
    return judge.judge(StandingAnswers.of(all, claims), by.now(), known, writes.request());
  }

  private static boolean isWithdrawn(ClaimResponse response) {
    return response.getStatus() == ClaimResponse.ClaimResponseStatus.CANCELLED
        || response.getStatus() == ClaimResponse.ClaimResponseStatus.ENTEREDINERROR;
  }
}
