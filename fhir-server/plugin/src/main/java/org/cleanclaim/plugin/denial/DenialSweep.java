package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.DenialQuery;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every open denial, each night and on request: what the taxonomy says of it now, which
 * last day comes near or has passed, which answer is overdue, and who is next.
 *
 * <p>Each denial is a transaction of its own, and its Task keeps what was done: a run that was cut
 * off goes on where it stopped when it is run again, and nobody is told twice.
 */
public class DenialSweep {

  static final String LEASE = "denial-sweep";

  private static final Logger log = LoggerFactory.getLogger(DenialSweep.class);
  private static final Duration LEASED = Duration.ofMinutes(5);
  private static final int PART = 100;

  private final DaoRegistry daos;
  private final DenialLedger ledger;
  private final DenialLook look;
  private final Lease lease;
  private final IHapiTransactionService transactions;
  private final Clock clock;

  DenialSweep(
      DaoRegistry daos,
      DenialLedger ledger,
      DenialLook look,
      Lease lease,
      IHapiTransactionService transactions,
      Clock clock) {
    this.daos = daos;
    this.ledger = ledger;
    this.look = look;
    this.lease = lease;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param ran false when another node was at it, and nothing was done
   * @param open how many denials were looked at
   * @param changed how many of them something was done about
   * @param failed how many could not be written; the next run tries them again
   */
  public record Result(boolean ran, int open, int changed, int failed) {}

  /** Looks at all open denials, in the name of who asked for it. */
  public Result run(Reference who, SystemRequestDetails request) {
    if (!lease.take(LEASE, LEASED)) {
      return new Result(false, 0, 0, 0);
    }
    try {
      return sweep(who, request);
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private Result sweep(Reference who, SystemRequestDetails request) {
    String tenant = TransactionWrites.tenant(request);
    DenialQuery open =
        new DenialQuery(
            DenialQuery.View.OPEN,
            DenialQuery.Filter.none(),
            DenialQuery.Order.DEADLINE,
            false,
            LocalDate.now(clock),
            List.of(),
            0,
            PART);
    int seen = 0;
    int changed = 0;
    int failed = 0;
    List<String> part = ledger.tasks(tenant, open, "", PART);
    while (!part.isEmpty()) {
      for (String task : part) {
        if (!lease.take(LEASE, LEASED)) {
          log.warn("Another node took over the look at open denials; this one stops.");
          return new Result(true, seen, changed, failed);
        }
        seen++;
        try {
          changed += look(task, who, request) ? 1 : 0;
        } catch (BaseServerResponseException refused) {
          failed++;
          log.warn("Task/{} could not be looked at: {}", task, refused.getMessage());
        }
      }
      part = ledger.tasks(tenant, open, part.get(part.size() - 1), PART);
    }
    return new Result(true, seen, changed, failed);
  }

  private boolean look(String task, Reference who, SystemRequestDetails request) {
    return transactions
        .withRequest(request)
        .execute(
            () ->
                look.at(task, who, new TransactionWrites(daos, request, new TransactionDetails())));
  }

  /** Looks at all open denials and logs what it came to. */
  void nightly() {
    Result result = run(DenialEvents.cleanclaim(), TransactionWrites.inServersName(null));
    log.info(
        "Open denials: {}; something was done about: {}; not written: {}",
        result.open(),
        result.changed(),
        result.failed());
  }
}
