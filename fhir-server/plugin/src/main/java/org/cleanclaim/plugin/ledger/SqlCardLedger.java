package org.cleanclaim.plugin.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The card ledger in SQL tables of our own.
 *
 * <p>Shown cards are written by one thread in batches. Were the database to stand still, the queue
 * fills and further cards are counted and dropped: what was shown matters less than the next
 * answer.
 */
public class SqlCardLedger implements CardLedger, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SqlCardLedger.class);
  private static final int QUEUE = 10_000;
  private static final int BATCH = 200;
  private static final String INSERT =
      "insert into cleanclaim_card (uuid, shown_as, shown_at, service, hook_instance, reader,"
          + " reader_role, visit, occasion, edit, claim_ref, line_no, procedure_code, payer_policy,"
          + " site, denial) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final BlockingQueue<ShownCard> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private volatile Thread writer;

  public SqlCardLedger(JdbcTemplate jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void shown(List<ShownCard> cards) {
    for (ShownCard card : cards) {
      if (!queue.offer(card)) {
        dropped.incrementAndGet();
      }
    }
  }

  @Override
  public Set<String> overridden(String reader, OffsetDateTime since) {
    return Set.copyOf(
        jdbc.queryForList(
            "select distinct c.edit from cleanclaim_card c"
                + " join cleanclaim_card_feedback f on f.card = c.uuid"
                + " where c.reader = ? and c.edit is not null"
                + " and f.outcome = 'overridden' and f.received_at >= ?",
            String.class,
            reader,
            since));
  }

  @Override
  public void keep(List<CardFeedback> feedback) {
    transactions.executeWithoutResult(status -> feedback.forEach(this::insert));
  }

  private void insert(CardFeedback given) {
    String id = UUID.randomUUID().toString();
    jdbc.update(
        "insert into cleanclaim_card_feedback (id, card, service, outcome, reason_system,"
            + " reason_code, user_comment, outcome_at, received_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        given.card(),
        given.service(),
        given.outcome(),
        given.reasonSystem(),
        given.reasonCode(),
        given.userComment(),
        given.at(),
        OffsetDateTime.now(ZoneOffset.UTC));
    given
        .acceptedSuggestions()
        .forEach(
            suggestion ->
                jdbc.update(
                    "insert into cleanclaim_accepted_suggestion (feedback, suggestion)"
                        + " values (?, ?)",
                    id,
                    suggestion));
  }

  @Override
  public void start() {
    Thread thread = new Thread(this::write, "cleanclaim-card-ledger");
    thread.setDaemon(true);
    writer = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread thread = writer;
    writer = null;
    if (thread != null) {
      // Not interrupted: H2 closes its file when a thread is interrupted while writing to it.
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return writer != null;
  }

  private void write() {
    while (writer == Thread.currentThread()) {
      try {
        ShownCard next = queue.poll(250, TimeUnit.MILLISECONDS);
        if (next != null) {
          writeBatch(next);
        }
      } catch (InterruptedException e) {
        break;
      }
    }
    // Stopping: what was shown before is still kept.
    ShownCard last;
    while ((last = queue.poll()) != null) {
      writeBatch(last);
    }
  }

  private void writeBatch(ShownCard first) {
    List<ShownCard> batch = new ArrayList<>();
    batch.add(first);
    queue.drainTo(batch, BATCH);
    try {
      jdbc.batchUpdate(INSERT, batch, batch.size(), SqlCardLedger::fill);
    } catch (DataAccessException e) {
      dropped.addAndGet(batch.size());
      log.warn(
          "Shown cards could not be kept ({}); {} are missing since the start.",
          e.getClass().getName(),
          dropped.get());
    }
  }

  private static void fill(PreparedStatement statement, ShownCard card) throws SQLException {
    ShownCard.Moment moment = card.moment();
    ShownCard.Finding finding = card.finding();
    statement.setString(1, card.uuid());
    statement.setString(2, card.shownAs().code());
    statement.setObject(3, card.at());
    statement.setString(4, moment.service());
    statement.setString(5, moment.hookInstance());
    statement.setString(6, moment.reader());
    statement.setString(7, moment.role());
    statement.setString(8, moment.visit());
    statement.setString(9, occasion(card));
    boolean found = finding != null;
    statement.setString(10, card.edit());
    statement.setString(11, found ? finding.claim() : null);
    statement.setObject(12, found ? finding.line() : null, Types.INTEGER);
    statement.setString(13, found ? limited(finding.procedure(), 40) : null);
    statement.setString(14, found ? finding.policy() : null);
    statement.setString(15, found ? limited(finding.site(), 500) : null);
    statement.setString(16, found ? limited(finding.denial(), 20) : null);
  }

  /** A card that is shown again while one person works on one draft is shown once. */
  private static String occasion(ShownCard card) {
    ShownCard.Moment moment = card.moment();
    String draft = card.finding() == null ? null : card.finding().claim();
    String about = moment.visit() == null ? draft : moment.visit();
    return about == null || about.isEmpty() || moment.reader() == null
        ? Digest.of(moment.hookInstance())
        : Digest.of(moment.reader() + "\n" + about);
  }

  static String limited(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }
}
