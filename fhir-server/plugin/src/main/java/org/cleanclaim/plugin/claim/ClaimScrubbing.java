package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.ledger.ClaimEntry;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.FindingLedger;
import org.cleanclaim.plugin.ledger.ShownAs;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Resource;
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
  private final ClinicianQueries queries;
  private final ClaimLedger ledger;
  private final FindingLedger findings;
  private final ClaimEntries entries;

  public ClaimScrubbing(
      StoredResources store,
      ClaimJudge judge,
      AlertStore alerts,
      SubmissionTasks tasks,
      DecisionRecord decisions,
      ClinicianQueries queries,
      ClaimLedger ledger,
      FindingLedger findings) {
    this.store = store;
    this.judge = judge;
    this.alerts = alerts;
    this.tasks = tasks;
    this.decisions = decisions;
    this.queries = queries;
    this.ledger = ledger;
    this.findings = findings;
    this.entries = new ClaimEntries(judge);
  }

  /** What marks a claim's version as judged within a transaction. */
  public static String key(Claim claim) {
    return "claim:" + claim.getIdElement().toUnqualified().getValue();
  }

  /**
   * Judges a new claim that is about to be stored and tags it. Left to {@link #written} when what
   * it refers to is only known once it is stored.
   */
  public void arriving(Claim claim, TransactionWrites writes) {
    if (!isForPayment(claim) || StoredResources.hasOpenReferences(claim)) {
      return;
    }
    Map<Resource, Judged> beforehand = writes.beforehand();
    if (beforehand.containsKey(claim)) {
      return;
    }
    KnownResources known = new KnownResources();
    store.complete(known, List.of(claim), writes.request());
    if (StoredResources.isAnyAbsent(claim, known.complete())) {
      return;
    }
    writes.refersTo(known);
    ScrubResult result = judge.judge(claim, known, judge.today(), false);
    boolean holds = result.outcome() == ScrubResult.Outcome.HOLD;
    claim.getMeta().getTag().removeIf(tag -> isHeld(tag));
    if (holds && claim.getStatus() == Claim.ClaimStatus.ACTIVE) {
      claim.getMeta().addTag(Canonical.CLAIM_TAG, HELD, null);
    }
    beforehand.put(claim, new Judged(result, known));
  }

  /** Answers claims that were just written in one transaction. */
  public void written(List<Written> all, TransactionWrites writes) {
    List<Written> ours = all.stream().filter(one -> isForPayment(one.claim())).toList();
    if (ours.isEmpty()) {
      return;
    }
    Map<Resource, Judged> beforehand = writes.beforehand();
    Judged judged = ours.size() == 1 ? beforehand.remove(ours.get(0).claim()) : null;
    if (judged != null) {
      Claim claim = ours.get(0).claim();
      judged.known().add(claim);
      settle(claim, judged, List.of(), Occasion.CREATED, writes);
      return;
    }
    KnownResources known = read(ours.stream().map(Written::claim).toList(), writes);
    List<DetectedIssue> alertsBefore = alertsOf(ours, writes);
    for (Written written : ours) {
      Claim claim = written.claim();
      List<DetectedIssue> before =
          alertsBefore.stream().filter(alert -> AlertMapping.isAbout(alert, claim)).toList();
      LocalDate day = written.isNew() ? firstDay(claim, known) : judge.today();
      Judged one = new Judged(judge.judge(claim, known, day, false), known);
      settle(claim, one, before, written.isNew() ? Occasion.CREATED : Occasion.CHANGED, writes);
      known.judged(claim);
    }
  }

  /**
   * A claim that comes as one sent already is judged by the day it was made out, as it was then.
   */
  private LocalDate firstDay(Claim claim, KnownResources known) {
    LocalDate today = judge.today();
    LocalDate made = FhirDates.day(claim.getCreatedElement());
    boolean left =
        SubmissionTasks.in(known, claim.getIdElement().getIdPart())
            .flatMap(SubmissionTasks::status)
            .filter(status -> isAway(status, Occasion.CREATED))
            .isPresent();
    return left && made != null && made.isBefore(today) ? made : today;
  }

  private List<DetectedIssue> alertsOf(List<Written> claims, TransactionWrites writes) {
    List<String> known =
        claims.stream()
            .filter(one -> !one.isNew())
            .map(one -> one.claim().getIdElement().getIdPart())
            .toList();
    return known.isEmpty() ? List.of() : alerts.of(known, writes.request());
  }

  /** Scrubs a stored claim again, at today or another day. */
  public StoredScrub scrub(Claim claim, LocalDate day, boolean trace, TransactionWrites writes) {
    List<DetectedIssue> before =
        alerts.of(List.of(claim.getIdElement().getIdPart()), writes.request());
    KnownResources known = read(List.of(claim), writes);
    Judged judged = new Judged(judge.judge(claim, known, day, trace), known);
    return settle(claim, judged, before, Occasion.ASKED, writes);
  }

  private KnownResources read(List<Claim> claims, TransactionWrites writes) {
    KnownResources known = new KnownResources();
    claims.forEach(known::add);
    claims.forEach(known::pending);
    store.complete(known, claims, writes.request());
    writes.refersTo(known);
    return known.complete();
  }

  /** Stores what a judgment says about a claim. */
  private StoredScrub settle(
      Claim claim,
      Judged judged,
      List<DetectedIssue> before,
      Occasion occasion,
      TransactionWrites writes) {
    KnownResources known = judged.known();
    ScrubResult result = judged.result();
    Optional<Task> task = SubmissionTasks.in(known, claim.getIdElement().getIdPart());
    List<DetectedIssue> now =
        alerts.reconcile(claim, before, isVoid(claim) ? List.of() : result.alerts(), writes);
    Optional<Task> moved =
        isVoid(claim) ? withdraw(claim, task, writes) : decide(claim, task, now, occasion, writes);
    moved.ifPresent(known::renew);
    moved.ifPresent(stored -> settleQuery(claim, known, stored, writes));
    moved
        .or(() -> task)
        .map(stored -> entries.of(claim, known, stored, null, now))
        .ifPresent(entry -> keep(entry, moved.isPresent(), occasion, writes));
    findings.found(
        writes.tenant(),
        claim.getIdElement().getIdPart(),
        occasion == Occasion.CREATED,
        isVoid(claim) ? List.of() : findings(claim, result));
    return new StoredScrub(result, now, known);
  }

  private static List<FindingLedger.ClaimFinding> findings(Claim claim, ScrubResult result) {
    return Stream.concat(
            result.alerts().stream()
                .filter(alert -> !ClaimJudge.EDIT_FAILED.equals(alert.edit()))
                .map(alert -> finding(alert, ShownAs.SHOWN, claim, result)),
            result.shadowed().stream().map(alert -> finding(alert, ShownAs.SHADOW, claim, result)))
        .toList();
  }

  private static FindingLedger.ClaimFinding finding(
      Alert alert, ShownAs shownAs, Claim claim, ScrubResult result) {
    return new FindingLedger.ClaimFinding(
        Findings.of(alert, claim, null, result.policy()), shownAs);
  }

  /** A question to the clinician is answered by a claim that is no longer held. */
  private void settleQuery(
      Claim claim, KnownResources known, Task stored, TransactionWrites writes) {
    Optional<SubmissionStatus> status = SubmissionTasks.status(stored);
    if (status.isEmpty()) {
      queries.settle(claim, known, Task.TaskStatus.CANCELLED, writes);
    } else if (status.get() == SubmissionStatus.READY) {
      queries.settle(claim, known, Task.TaskStatus.COMPLETED, writes);
    }
  }

  private void keep(ClaimEntry entry, boolean moved, Occasion occasion, TransactionWrites writes) {
    if (occasion == Occasion.CREATED) {
      ledger.add(writes.tenant(), entry);
    } else {
      ledger.renew(writes.tenant(), entry, moved);
    }
  }

  /** Sets Task, tag and Provenance by the alerts that hold the claim; the Task if it moved. */
  private Optional<Task> decide(
      Claim claim,
      Optional<Task> task,
      List<DetectedIssue> now,
      Occasion occasion,
      TransactionWrites writes) {
    if (claim.getStatus() == Claim.ClaimStatus.DRAFT) {
      return withdraw(claim, task, writes);
    }
    Optional<SubmissionStatus> before = task.flatMap(SubmissionTasks::status);
    if (before.filter(status -> isAway(status, occasion)).isPresent()) {
      return Optional.empty();
    }
    boolean holds = now.stream().anyMatch(i -> AlertStore.isOpen(i) && AlertMapping.holds(i));
    SubmissionStatus status = holds ? SubmissionStatus.HELD : SubmissionStatus.READY;
    if (before.filter(status::equals).isPresent()) {
      return Optional.empty();
    }
    Task stored = tasks.move(task, claim, status, writes);
    tag(claim, before, holds, writes);
    decisions.scrubbed(claim, stored, status, now, writes);
    return Optional.of(stored);
  }

  /** What left is out of our hands, but a rejected claim that was changed is sent again. */
  private static boolean isAway(SubmissionStatus status, Occasion occasion) {
    boolean mended = status == SubmissionStatus.REJECTED && occasion == Occasion.CHANGED;
    return status.compareTo(SubmissionStatus.READY) > 0 && !mended;
  }

  /** A claim that is not meant to go out, or no longer; the Task if it moved. */
  private Optional<Task> withdraw(Claim claim, Optional<Task> task, TransactionWrites writes) {
    Optional<SubmissionStatus> before = task.flatMap(SubmissionTasks::status);
    if (before.filter(status -> status.compareTo(SubmissionStatus.READY) <= 0).isEmpty()) {
      return Optional.empty();
    }
    Task cancelled = tasks.cancel(task.get(), writes);
    tag(claim, before, false, writes);
    return Optional.of(cancelled);
  }

  private static void tag(
      Claim claim, Optional<SubmissionStatus> before, boolean holds, TransactionWrites writes) {
    boolean tagged = claim.getMeta().getTag().stream().anyMatch(ClaimScrubbing::isHeld);
    boolean held = tagged || before.filter(SubmissionStatus.HELD::equals).isPresent();
    if (held != holds) {
      writes.tag(claim, Canonical.CLAIM_TAG, HELD, holds);
    }
  }

  private static boolean isHeld(Coding tag) {
    return Canonical.CLAIM_TAG.equals(tag.getSystem()) && HELD.equals(tag.getCode());
  }

  private static boolean isForPayment(Claim claim) {
    return !claim.hasUse() || claim.getUse() == Claim.Use.CLAIM;
  }

  private static boolean isVoid(Claim claim) {
    return claim.getStatus() == Claim.ClaimStatus.CANCELLED
        || claim.getStatus() == Claim.ClaimStatus.ENTEREDINERROR;
  }

  /**
   * A claim that was just written.
   *
   * @param isNew whether it was created, so that nothing of ours is stored about it yet
   */
  public record Written(Claim claim, boolean isNew) {}

  /** Why a claim is judged: it was created or changed, or somebody asked. */
  private enum Occasion {
    CREATED,
    CHANGED,
    ASKED
  }

  /** What scrubbing said, and what it was judged with. */
  private record Judged(ScrubResult result, KnownResources known) {}

  /**
   * What scrubbing a stored claim said.
   *
   * @param alerts the stored alerts that hold now
   * @param known what it was judged with
   */
  public record StoredScrub(ScrubResult result, List<DetectedIssue> alerts, KnownResources known) {}
}
