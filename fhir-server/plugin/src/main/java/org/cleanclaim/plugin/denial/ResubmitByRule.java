package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.claim.SubmissionStatus;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.cleanclaim.plugin.denial.CorrectedClaims.Offered;
import org.cleanclaim.plugin.denial.Resubmission.Shown;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.ResubmitRule;
import org.cleanclaim.plugin.ledger.ResubmitRule.Outcome;
import org.cleanclaim.plugin.ledger.ResubmitRule.Try;
import org.cleanclaim.plugin.ledger.SqlResubmitRules;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends corrected claims again by rules that a person approved, and stops a rule that failed twice.
 * Until a first correction of a rule was paid no more than two of it are on their way, so that a
 * rule that is wrong has done no more than that when it stops.
 */
final class ResubmitByRule {

  /** After so many failures a rule ends itself. */
  static final int FAILURES = 2;

  private static final Logger log = LoggerFactory.getLogger(ResubmitByRule.class);
  private static final String LEASE = "resubmit-by-rule";
  private static final Duration LEASED = Duration.ofMinutes(10);
  private static final int UNPROVED = 2;
  private static final int PART = 100;

  /** From here on a status tells of the server, and not of what was asked. */
  private static final int FAULT = 500;

  private final DaoRegistry daos;
  private final SqlResubmitRules rules;
  private final DenialTasks tasks;
  private final SubmissionTasks submissions;
  private final Resubmission resubmission;
  private final Lease lease;
  private final IHapiTransactionService transactions;
  private final Clock clock;

  ResubmitByRule(
      DaoRegistry daos,
      SqlResubmitRules rules,
      DenialTasks tasks,
      SubmissionTasks submissions,
      Resubmission resubmission,
      Lease lease,
      IHapiTransactionService transactions,
      Clock clock) {
    this.daos = daos;
    this.rules = rules;
    this.tasks = tasks;
    this.submissions = submissions;
    this.resubmission = resubmission;
    this.lease = lease;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param ran false when another node was at it
   * @param sent corrections that were sent
   * @param passedOver denials left to people
   * @param stopped rules that ended themselves
   */
  record Result(boolean ran, int sent, int passedOver, int stopped) {}

  Result run(SystemRequestDetails request) {
    if (!lease.take(LEASE, LEASED)) {
      return new Result(false, 0, 0, 0);
    }
    try {
      String tenant = TransactionWrites.tenant(request);
      List<ResubmitRule> inForce = rules.inForce(tenant);
      rules.unanswered(tenant).forEach(each -> look(each, tenant, request));
      int sent = 0;
      int passedOver = 0;
      int stopped = 0;
      for (ResubmitRule rule : inForce) {
        if (stop(rule, tenant)) {
          stopped++;
          continue;
        }
        for (String task : rules.candidates(tenant, rule, PART)) {
          ResubmitRule.Done done = rules.done(tenant, rule.id());
          if (done.paid() == 0 && done.unanswered() + done.failed() >= UNPROVED) {
            break;
          }
          boolean went = attempt(rule, task, tenant, request);
          sent += went ? 1 : 0;
          passedOver += went ? 0 : 1;
        }
      }
      return new Result(true, sent, passedOver, stopped);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  /** Whether it has failed too often, and is ended now. */
  private boolean stop(ResubmitRule rule, String tenant) {
    long failed = rules.done(tenant, rule.id()).failed();
    if (failed < FAILURES) {
      return false;
    }
    log.warn("The rule {} of sending again failed {} times and is stopped.", rule.id(), failed);
    return rules.end(
        tenant,
        rule.id(),
        new ResubmitRule.End(
            now(),
            "Cleanclaim",
            "Stopped by itself: %d of its corrections failed.".formatted(failed)));
  }

  /** What became of a correction that was sent. */
  private void look(Try sent, String tenant, SystemRequestDetails request) {
    Task task;
    try {
      task = tasks.read(sent.task(), request);
    } catch (ResourceNotFoundException | ResourceGoneException gone) {
      rules.answered(tenant, with(sent, Outcome.FAILED, "The denial is there no longer."));
      return;
    }
    DenialState state = DenialState.of(task);
    if (state.isPaidAfterAll()) {
      rules.answered(tenant, with(sent, Outcome.PAID, null));
    } else if (state != DenialState.RESUBMITTED) {
      rules.answered(
          tenant, with(sent, Outcome.FAILED, "The denial stands: %s.".formatted(state.code())));
    } else {
      submissions
          .of(sent.claim(), request)
          .flatMap(SubmissionTasks::status)
          .filter(status -> status == SubmissionStatus.REJECTED || status == SubmissionStatus.HELD)
          .ifPresent(
              status ->
                  rules.answered(
                      tenant,
                      with(
                          sent, Outcome.FAILED, "The correction is %s.".formatted(status.code()))));
    }
  }

  private static Try with(Try sent, Outcome outcome, String why) {
    return new Try(sent.rule(), sent.task(), sent.claim(), outcome, why);
  }

  /** Whether a correction went. */
  private boolean attempt(
      ResubmitRule rule, String task, String tenant, SystemRequestDetails request) {
    Try done;
    try {
      done =
          transactions
              .withRequest(request)
              .execute(
                  () -> {
                    Try made =
                        make(
                            rule,
                            tasks.read(task, request),
                            new TransactionWrites(daos, request, new TransactionDetails()));
                    rules.tried(tenant, made, now());
                    return made;
                  });
    } catch (RuntimeException failed) {
      if (!(failed instanceof BaseServerResponseException refused)
          || refused.getStatusCode() >= FAULT
          || refused instanceof ResourceVersionConflictException) {
        // No word about the denial: the next run tries it again, and this one goes on.
        log.warn("Task/{} could not be sent again by rule: {}", task, failed.toString());
        return false;
      }
      done = passedOver(rule, task, refused.getMessage());
      rules.tried(tenant, done, now());
    }
    return done.outcome() == Outcome.SENT;
  }

  private Try make(ResubmitRule rule, Task task, TransactionWrites writes) {
    String id = task.getIdElement().getIdPart();
    if (DenialState.of(task) != DenialState.NEW) {
      return passedOver(rule, id, "Somebody works it.");
    }
    Shown before = resubmission.show(task, null, List.of(), null, writes);
    List<Offered> fixes = RuleFixes.among(before.proposed().fixes(), rule.fixes());
    if (fixes.isEmpty()) {
      return passedOver(rule, id, "The edits offer no fix that the rule may make, or several.");
    }
    Shown fixed =
        resubmission.show(task, null, fixes.stream().map(Offered::id).toList(), null, writes);
    ScrubResult.Outcome outcome = fixed.proposed().result().outcome();
    if (outcome == ScrubResult.Outcome.HOLD || outcome == ScrubResult.Outcome.WARN) {
      return passedOver(
          rule, id, "After the fix the edits still say %s.".formatted(outcome.code()));
    }
    if (fixed.same().isPresent()) {
      return passedOver(rule, id, "It would say the same as what was denied.");
    }
    Resubmission.Made made =
        resubmission.make(
            task,
            fixed,
            "By the rule %s that %s approved.".formatted(rule.id(), rule.person()),
            new Reference().setType("Device").setDisplay("Cleanclaim, by a rule"),
            writes);
    return new Try(rule.id(), id, made.claim().getIdElement().getIdPart(), Outcome.SENT, null);
  }

  private static Try passedOver(ResubmitRule rule, String task, String why) {
    return new Try(rule.id(), task, null, Outcome.PASSED_OVER, why);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The regular run. */
  void look() {
    Result result = run(TransactionWrites.inServersName(null));
    if (result.sent() > 0 || result.stopped() > 0) {
      log.info(
          "Sent again by rule: {}; left to people: {}; rules stopped: {}",
          result.sent(),
          result.passedOver(),
          result.stopped());
    }
  }
}
