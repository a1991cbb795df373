package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the coverage of every booked visit of the coming days, each night and on request: asks
 * the payers whose last answer no longer holds, and leaves Flag and Task for the front desk, once.
 *
 * <p>An answer that was stored is fresh, so that a sweep that was cut off goes on where it stopped
 * when it is run again. One node sweeps at a time. No payer is asked faster than the pace allows.
 */
public class VisitSweep {

  static final String LEASE = "visit-sweep";

  private static final Logger log = LoggerFactory.getLogger(VisitSweep.class);
  private static final Duration HELD = Duration.ofMinutes(5);

  private final VisitCoverages visits;
  private final Lease lease;
  private final SweepSettings settings;
  private final Clock clock;

  VisitSweep(VisitCoverages visits, Lease lease, SweepSettings settings, Clock clock) {
    this.visits = visits;
    this.lease = lease;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What a sweep came to.
   *
   * @param ran false when another node was sweeping, and nothing was done
   * @param visits how many were looked at
   * @param asked for how many a payer was asked
   * @param unanswered how many of these it did not answer
   * @param atRisk how many are not sure to be covered
   */
  public record Result(boolean ran, int visits, int asked, int unanswered, int atRisk) {}

  /** Looks at the visits of some days, both ends inclusive. */
  public Result run(LocalDate from, LocalDate to, RequestDetails request) {
    if (!lease.take(LEASE, HELD)) {
      return new Result(false, 0, 0, 0, 0);
    }
    try {
      return sweep(from, to, request);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private Result sweep(LocalDate from, LocalDate to, RequestDetails request) {
    Map<String, Long> lastAsked = new HashMap<>();
    int looked = 0;
    int asked = 0;
    int unanswered = 0;
    int atRisk = 0;
    for (VisitCoverages.Booked visit : visits.booked(from, to, request)) {
      if (!lease.take(LEASE, HELD)) {
        log.warn("Another node took over the look at booked visits; this one stops.");
        break;
      }
      VisitCoverages.Swept swept = visits.sweep(visit, payer -> pace(lastAsked, payer), request);
      looked++;
      asked += swept.asked() ? 1 : 0;
      unanswered += swept.unanswered().isPresent() ? 1 : 0;
      atRisk += swept.visit().state() == VisitCoverage.State.IN_FORCE ? 0 : 1;
    }
    return new Result(true, looked, asked, unanswered, atRisk);
  }

  /** Waits until the payer may be asked again. */
  private void pace(Map<String, Long> lastAsked, String payer) {
    Long last = lastAsked.get(payer);
    long wait = last == null ? 0 : last + settings.pace().toNanos() - System.nanoTime();
    if (wait > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(wait);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
    lastAsked.put(payer, System.nanoTime());
  }

  /** The days a sweep looks at when nobody says: today and as many ahead as set. */
  LocalDate last(LocalDate first) {
    return first.plusDays(settings.ahead());
  }

  /** Looks at the visits of the coming days and logs what it came to. */
  void nightly() {
    LocalDate today = LocalDate.now(clock);
    Result result = run(today, last(today), TransactionWrites.inServersName(null));
    log.info(
        "Booked visits looked at: {}; payers asked: {}, without answer: {}; at risk: {}",
        result.visits(),
        result.asked(),
        result.unanswered(),
        result.atRisk());
  }
}
