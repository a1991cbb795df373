package org.cleanclaim.routes.traffic;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Steps that are to be done after a transaction, as often as needed. They are written in the
 * transaction of the rows they act on, so that there is never one without the other.
 */
public final class Steps {
  /** Sends an interchange; the instance is its id. */
  public static final String SEND = "send-interchange";

  /** Finds out whether an interchange arrived; the instance is its id. */
  public static final String SETTLE = "settle-doubt";

  /** Tells the claim's Task where it stands; the instance is the submission and its version. */
  public static final String REPORT = "report-status";

  /** Writes the responses of a received remittance; the instance is partner and hash. */
  public static final String POST = "post-remittance";

  /** Puts an inquiry to a payer in real time; the instance is the id of its interchange. */
  public static final String ASK = "ask-status";

  /** Writes a person's work about a claim; the instance is submission, reason and version. */
  public static final String FOLLOW_UP = "follow-up";

  /** Writes what a payer said of a claim; the instance is the inquiry's number and the answer. */
  public static final String TELL = "tell-status";

  /** Takes files in that were handed in together; the instance is the import's id. */
  public static final String IMPORT = "import-files";

  static final String TABLE = TrafficDatabase.SCHEMA + ".scheduled_tasks";

  private final SchedulerClient client;
  private final Clock clock;

  public Steps(TrafficDatabase database, Clock clock) {
    this.clock = clock;
    // Without the proxy a step would be written beside the transaction and outlive its rollback.
    client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database.dataSource()))
            .tableName(TABLE)
            .serializer(NoData.INSTANCE)
            .build();
  }

  public void send(long interchange) {
    soon(SEND, Long.toString(interchange));
  }

  /** Asks at that time whether the interchange arrived. */
  public void settle(long interchange, int attempt, Instant at) {
    client.schedule(new TaskInstance<>(SETTLE, interchange + "/" + attempt), at);
  }

  /** Looks once more at that time, from within the step itself. */
  public void settleAgain(long interchange, int attempt, Instant at) {
    client.schedule(
        new TaskInstance<>(SETTLE, interchange + "/" + attempt + "/" + at.getEpochSecond()), at);
  }

  public void post(String partner, String hash) {
    soon(POST, partner + "/" + hash);
  }

  public void importFiles(UUID run) {
    soon(IMPORT, run.toString());
  }

  /** Puts the inquiry of this interchange to its payer. */
  public void ask(long interchange) {
    soon(ASK, Long.toString(interchange));
  }

  /** The same after a while, when whoever puts it may have died. */
  public void askLater(long interchange, Duration after) {
    client.schedule(
        new TaskInstance<>(ASK, Long.toString(interchange)), clock.instant().plus(after));
  }

  /** Writes what the payer answered an inquiry. */
  public void tell(String trace, String answer) {
    soon(TELL, trace + "/" + answer);
  }

  void followUp(FollowUp changed) {
    soon(FOLLOW_UP, changed.submission() + "/" + changed.reason() + "/" + changed.rowVersion());
  }

  void report(UUID submission, int rowVersion) {
    soon(REPORT, submission + "/" + rowVersion);
  }

  private void soon(String step, String instance) {
    client.schedule(new TaskInstance<>(step, instance), clock.instant());
  }
}
