package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cleanclaim.plugin.ehr.EhrFault;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Reference;
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
  private static final int MOST_FAILED = 3;

  private final List<SweptVisits> servers;
  private final Lease lease;
  private final SweepSettings settings;
  private final Clock clock;

  /**
   * @param servers where visits are booked: this server, and the EHR where it keeps its own
   */
  VisitSweep(List<SweptVisits> servers, Lease lease, SweepSettings settings, Clock clock) {
    this.servers = servers;
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
   * @param unread what of another server could not be read, each once, with what to mend
   */
  public record Result(
      boolean ran, int visits, int asked, int unanswered, int atRisk, Set<String> unread) {}

  /** Looks at the visits of some days, both ends inclusive. */
  public Result run(LocalDate from, LocalDate to, RequestDetails request) {
    if (!lease.take(LEASE, HELD)) {
      return new Result(false, 0, 0, 0, 0, Set.of());
    }
    try {
      return sweep(from, to, request);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private Result sweep(LocalDate from, LocalDate to, RequestDetails request) {
    Round round = new Round(request);
    for (SweptVisits server : servers) {
      round.through(server, from, to);
    }
    return round.result();
  }

  /** One sweep as it goes on. */
  private final class Round {

    private final RequestDetails request;
    private final Map<String, Long> lastAsked = new HashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private int looked;
    private int asked;
    private int unanswered;
    private int atRisk;
    private int failedInARow;

    Round(RequestDetails request) {
      this.request = request;
    }

    void through(SweptVisits server, LocalDate from, LocalDate to) {
      failedInARow = 0;
      Set<String> seen = new HashSet<>();
      try {
        // A day at a time: a large site's whole window would not fit into memory.
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
          for (SweptVisits.Booked visit : server.between(day, day, request)) {
            mustHold();
            seen.add(visit.patient().getReference());
            unlessUnread(() -> take(server.sweep(visit, payer -> pace(lastAsked, payer), request)));
          }
        }
        for (Reference patient : server.noticed(request)) {
          if (seen.add(patient.getReference())) {
            mustHold();
            unlessUnread(() -> server.lookAgain(patient, request));
          }
        }
      } catch (EhrFault fault) {
        unread.add(fault.getMessage());
      } catch (TakenOver stop) {
        log.warn("Another node took over the look at booked visits; this one stops.");
      }
    }

    private void mustHold() {
      if (!lease.take(LEASE, HELD)) {
        throw new TakenOver();
      }
    }

    /** One visit that cannot be read leaves the others; one after another is the server's fault. */
    private void unlessUnread(Runnable look) {
      try {
        look.run();
        failedInARow = 0;
      } catch (EhrFault fault) {
        failedInARow++;
        if (fault.isLasting() || failedInARow == MOST_FAILED) {
          throw fault;
        }
        unread.add(fault.getMessage());
      }
    }

    private void take(SweptVisits.Swept swept) {
      looked++;
      asked += swept.asked() ? 1 : 0;
      unanswered += swept.unanswered().isPresent() ? 1 : 0;
      atRisk += swept.visit().state() == VisitCoverage.State.IN_FORCE ? 0 : 1;
    }

    Result result() {
      return new Result(true, looked, asked, unanswered, atRisk, unread);
    }
  }

  /** Another node holds the lease. */
  private static final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;
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
    result.unread().forEach(log::error);
  }
}
