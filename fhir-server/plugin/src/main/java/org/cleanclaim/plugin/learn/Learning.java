package org.cleanclaim.plugin.learn;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialOutcome;
import org.cleanclaim.plugin.denial.AdjudicatedLine;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.ProposedEdit;
import org.cleanclaim.plugin.ledger.ProposedEdit.HeldBack;
import org.cleanclaim.plugin.ledger.ProposedEdit.Span;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.cleanclaim.plugin.ledger.SqlProposedEdits;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through what payers decided for patterns, each night and on request, and proposes them as
 * edits. It proposes and nothing else: whether one speaks is a person's decision.
 */
public final class Learning {

  /** The days held back: a quarter. */
  static final int HELD_BACK = 91;

  private static final Logger log = LoggerFactory.getLogger(Learning.class);
  private static final String LEASE = "learn";
  private static final Duration LEASED = Duration.ofHours(2);

  /** So many times the denials it would have stopped when it was rejected bring an edit back. */
  private static final int CLEARLY = 2;

  private final History history;
  private final SqlProposedEdits proposals;
  private final PolicyFiles policies;
  private final Lease lease;
  private final LearnSettings settings;
  private final Clock clock;

  Learning(
      History history,
      SqlProposedEdits proposals,
      PolicyFiles policies,
      Lease lease,
      LearnSettings settings,
      Clock clock) {
    this.history = history;
    this.proposals = proposals;
    this.policies = policies;
    this.lease = lease;
    this.settings = settings;
    this.clock = clock;
  }

  /** The lines that payers decided in some days, both ends inclusive. */
  @FunctionalInterface
  interface History {
    Iterable<AdjudicatedLine> lines(LocalDate from, LocalDate to, SystemRequestDetails request);
  }

  /**
   * What a look came to.
   *
   * @param ran false when another node was at it, and nothing was done
   * @param lines how many decided lines were looked at
   * @param tested how many patterns and reasons were held against them
   * @param proposed how many edits are proposed that were not before
   * @param standing how many were proposed before and still are
   * @param lapsed how many are proposed no longer
   */
  public record Result(
      boolean ran, long lines, long tested, int proposed, int standing, int lapsed) {}

  /** Looks, and writes what it finds. */
  Result run(SystemRequestDetails request) {
    if (!lease.take(LEASE, LEASED)) {
      return new Result(false, 0, 0, 0, 0, 0);
    }
    try {
      return look(request);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private Result look(SystemRequestDetails request) {
    LocalDate to = LocalDate.now(clock).minusDays(1);
    LocalDate heldBackFrom = to.minusDays(HELD_BACK - 1L);
    Span span = new Span(heldBackFrom.minusDays(settings.days()), heldBackFrom, to);
    Map<String, PayerHistory> histories = new HashMap<>();
    long lines = 0;
    for (AdjudicatedLine line : history.lines(span.from(), span.to(), request)) {
      lines++;
      if (!isSaidAlready(line)) {
        count(line, span, histories);
      }
    }
    PatternSearch.Result result = new PatternSearch(settings).search(histories);
    return write(result, span, lines);
  }

  private static void count(AdjudicatedLine line, Span span, Map<String, PayerHistory> histories) {
    DenialOutcome outcome = line.outcome();
    if (line.line().codeId() >= 0) {
      histories
          .computeIfAbsent(outcome.payer(), payer -> new PayerHistory())
          .add(
              Traits.of(line.claim(), line.line()),
              !outcome.adjudicated().isBefore(span.heldBackFrom()),
              outcome.reason(),
              outcome.charge());
    }
  }

  /**
   * Whether somebody was warned of the line, or an edit of the payer's own speaks on it, however
   * hard: what was set to be silent is not proposed again.
   */
  private boolean isSaidAlready(AdjudicatedLine line) {
    if (!line.outcome().edits().isEmpty()) {
      return true;
    }
    PayerPolicy policy = policies.get().find(List.of(line.outcome().payer()));
    return policy.id().equals(line.outcome().payer())
        && policy.rules().stream()
            .filter(rule -> rule.when().fhirPath() == null)
            .anyMatch(rule -> rule.speaksOn(line.claim(), line.line()));
  }

  private Result write(PatternSearch.Result result, Span span, long lines) {
    Map<List<String>, ProposedEdit> known =
        proposals.all().stream().collect(Collectors.toMap(Learning::key, Function.identity()));
    int proposed = 0;
    int standing = 0;
    for (Found found : result.found()) {
      ProposedEdit before = known.remove(List.of(found.payer(), EditWords.id(found)));
      if (before == null) {
        proposals.add(proposal(found, span));
        proposed++;
      } else if (before.state() == State.PROPOSED || isToBeProposedAgain(before, found)) {
        proposals.figure(before.figured(EditWords.of(found, span), span, found.figures()));
        standing += before.state() == State.PROPOSED ? 1 : 0;
        proposed += before.state() == State.PROPOSED ? 0 : 1;
      }
    }
    List<ProposedEdit> gone =
        known.values().stream().filter(one -> one.state() == State.PROPOSED).toList();
    gone.forEach(one -> proposals.lapse(one.id()));
    return new Result(true, lines, result.tested(), proposed, standing, gone.size());
  }

  private static List<String> key(ProposedEdit proposal) {
    return List.of(proposal.payer(), proposal.row().edit());
  }

  private ProposedEdit proposal(Found found, Span span) {
    return new ProposedEdit(
        UUID.randomUUID().toString(),
        0,
        found.payer(),
        EditWords.of(found, span),
        span,
        found.figures(),
        State.PROPOSED,
        null,
        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /** What a person rejected comes back when there is clearly more to it than they saw. */
  private static boolean isToBeProposedAgain(ProposedEdit before, Found found) {
    if (before.state() == State.LAPSED) {
      return true;
    }
    HeldBack then = before.figures().heldBack();
    HeldBack now = found.figures().heldBack();
    // Share against share, without dividing.
    return before.state() == State.REJECTED
        && now.stopped() >= CLEARLY * then.stopped()
        && (long) now.stopped() * then.lines() >= (long) then.stopped() * now.lines();
  }

  /** Looks, and logs what it came to. */
  void nightly() {
    Result result = run(TransactionWrites.inServersName(null));
    log.info(
        "Edits learned from {} decided lines: proposed {}, still proposed {}, no longer {}.",
        result.lines(),
        result.proposed(),
        result.standing(),
        result.lapsed());
  }
}
