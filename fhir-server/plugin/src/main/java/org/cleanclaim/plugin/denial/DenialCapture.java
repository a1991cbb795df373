package org.cleanclaim.plugin.denial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.plugin.claim.SubmissionProgress;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Task;

/**
 * Answers a payer's adjudication: closes the claim's submission, and opens its denial when a line
 * is denied in whole or in part (835 CLP, SVC and CAS).
 */
public class DenialCapture {

  private final StoredResources store;
  private final DenialTaxonomy taxonomy;
  private final DenialTasks tasks;
  private final DenialDeadline deadline;
  private final SubmissionProgress submissions;
  private final AlertOutcomes alerts;

  DenialCapture(
      StoredResources store,
      DenialTaxonomy taxonomy,
      DenialTasks tasks,
      DenialDeadline deadline,
      SubmissionProgress submissions,
      AlertOutcomes alerts) {
    this.store = store;
    this.taxonomy = taxonomy;
    this.tasks = tasks;
    this.deadline = deadline;
    this.submissions = submissions;
    this.alerts = alerts;
  }

  /** Records a response that was just stored; one that adjudicates nothing changes nothing. */
  public void record(ClaimResponse response, TransactionWrites writes) {
    if (isWithdrawn(response)) {
      alerts.withdraw(response, writes);
    }
    if (!AdjudicationReader.isAdjudication(response)) {
      return;
    }
    KnownResources known = new KnownResources();
    Optional<Claim> claim = claim(response, known, writes);
    claim.ifPresent(adjudicated -> submissions.adjudicated(adjudicated, writes));
    List<LineOutcome> outcomes = AdjudicationReader.read(response, claim);
    claim.ifPresent(decided -> alerts.record(response, decided, known, outcomes, writes));
    Optional<Denial> denial = Denial.in(outcomes, taxonomy);
    if (denial.isEmpty()) {
      return;
    }
    LocalDate lastDay = deadline.lastDay(response, claim, known);
    Optional<Task> stored = tasks.of(response, writes.request());
    tasks.open(stored, response, denial.get(), lastDay, writes);
  }

  /** Tells the ledger again what a stored response decided, and changes nothing else. */
  void proveAgain(ClaimResponse response, TransactionWrites writes) {
    if (AdjudicationReader.isAdjudication(response)) {
      KnownResources known = new KnownResources();
      Optional<Claim> claim = claim(response, known, writes);
      List<LineOutcome> outcomes = AdjudicationReader.read(response, claim);
      claim.ifPresent(decided -> alerts.record(response, decided, known, outcomes, writes));
    }
  }

  /** The claim that is answered, with its payer. */
  private Optional<Claim> claim(
      ClaimResponse response, KnownResources known, TransactionWrites writes) {
    store.addMissing(known, Stream.of(response.getRequest()), writes.request());
    Optional<Claim> claim = known.find(Claim.class, response.getRequest());
    claim.ifPresent(decided -> store.addPayers(known, List.of(decided), writes.request()));
    return claim;
  }

  private static boolean isWithdrawn(ClaimResponse response) {
    return response.getStatus() == ClaimResponse.ClaimResponseStatus.CANCELLED
        || response.getStatus() == ClaimResponse.ClaimResponseStatus.ENTEREDINERROR;
  }
}
