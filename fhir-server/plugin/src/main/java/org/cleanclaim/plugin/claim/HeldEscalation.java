package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes claims that are held too long on to the next person up, each night and on request.
 *
 * <p>Each claim is a transaction of its own, and its Task keeps the step it came to: a run that was
 * cut off goes on where it stopped when it is run again, and nobody is called twice for one step.
 */
public class HeldEscalation {

  static final String LEASE = "held-escalation";

  private static final Logger log = LoggerFactory.getLogger(HeldEscalation.class);
  private static final Duration LEASED = Duration.ofMinutes(5);
  private static final int PART = 100;

  private final DaoRegistry daos;
  private final SubmissionTasks tasks;
  private final DecisionRecord decisions;
  private final ClaimLedger ledger;
  private final Lease lease;
  private final IHapiTransactionService transactions;
  private final EscalationSettings settings;
  private final Clock clock;

  HeldEscalation(
      DaoRegistry daos,
      SubmissionTasks tasks,
      DecisionRecord decisions,
      ClaimLedger ledger,
      Lease lease,
      IHapiTransactionService transactions,
      EscalationSettings settings,
      Clock clock) {
    this.daos = daos;
    this.tasks = tasks;
    this.decisions = decisions;
    this.ledger = ledger;
    this.lease = lease;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param ran false when another node was at it, and nothing was done
   * @param held how many claims are held longer than the first step
   * @param escalated how many of them went to the next person
   * @param failed how many could not be written; the next run tries them again
   */
  public record Result(boolean ran, int held, int escalated, int failed) {}

  /** Looks at all held claims, in the name of who asked for it. */
  public Result run(Reference who, SystemRequestDetails request) {
    if (!settings.isOn()) {
      return new Result(true, 0, 0, 0);
    }
    if (!lease.take(LEASE, LEASED)) {
      return new Result(false, 0, 0, 0);
    }
    try {
      return escalate(who, request);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private Result escalate(Reference who, SystemRequestDetails request) {
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    OffsetDateTime first = now.minus(settings.escalateAfter().get(0));
    String tenant = TransactionWrites.tenant(request);
    int held = 0;
    int escalated = 0;
    int failed = 0;
    List<String> part = ledger.heldSince(tenant, first, "", PART);
    while (!part.isEmpty()) {
      for (String claim : part) {
        if (!lease.take(LEASE, LEASED)) {
          log.warn("Another node took over the look at held claims; this one stops.");
          return new Result(true, held, escalated, failed);
        }
        held++;
        try {
          escalated += escalate(claim, now, who, request) ? 1 : 0;
        } catch (BaseServerResponseException refused) {
          failed++;
          log.warn("Claim/{} could not be passed on: {}", claim, refused.getMessage());
        }
      }
      part = ledger.heldSince(tenant, first, part.get(part.size() - 1), PART);
    }
    return new Result(true, held, escalated, failed);
  }

  private boolean escalate(
      String id, OffsetDateTime now, Reference who, SystemRequestDetails request) {
    return transactions
        .withRequest(request)
        .execute(
            () ->
                escalate(
                    id, now, who, new TransactionWrites(daos, request, new TransactionDetails())));
  }

  /** With the claim's row held: what the list said of it may be over by now. */
  private boolean escalate(String id, OffsetDateTime now, Reference who, TransactionWrites writes) {
    ledger.lock(writes.tenant(), List.of(id));
    Optional<OffsetDateTime> since = ledger.heldSince(writes.tenant(), id);
    Optional<Task> task = tasks.of(id, writes.request()).filter(HeldEscalation::isHeld);
    if (since.isEmpty() || task.isEmpty()) {
      return false;
    }
    Duration held = Duration.between(since.get(), now);
    int step = settings.step(held);
    if (step <= Escalations.step(task.get())) {
      return false;
    }
    Reference owner = owner(settings.owners().get(step - 1));
    Task raised = tasks.escalate(task.get(), step, owner, writes);
    Claim claim = new Claim();
    claim.setId(new IdType("Claim", id));
    decisions.escalated(claim, raised, why(held, owner), who, writes);
    ledger.told(writes.tenant(), id, ClaimEntries.station(raised, null));
    return true;
  }

  private static boolean isHeld(Task task) {
    return SubmissionTasks.status(task).filter(SubmissionStatus.HELD::equals).isPresent();
  }

  private static Reference owner(String words) {
    return words.contains("/") ? new Reference(words) : new Reference().setDisplay(words);
  }

  private static String why(Duration held, Reference owner) {
    return "Held %d days; passed on to %s."
        .formatted(held.toDays(), owner.hasDisplay() ? owner.getDisplay() : owner.getReference());
  }

  /** Looks at all held claims and logs what it came to. */
  void nightly() {
    Result result = run(DecisionRecord.cleanclaim(), TransactionWrites.inServersName(null));
    log.info(
        "Claims held too long: {}; passed on: {}; not written: {}",
        result.held(),
        result.escalated(),
        result.failed());
  }
}
