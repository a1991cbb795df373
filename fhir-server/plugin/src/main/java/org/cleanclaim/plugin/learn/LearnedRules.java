package org.cleanclaim.plugin.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.payer.PayerRule;
import org.cleanclaim.plugin.ledger.ProposedEdit;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.cleanclaim.plugin.ledger.SqlProposedEdits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * The edits that people accepted, as they are laid over the payers' policies.
 *
 * <p>They are read again and again by a thread of its own, so that another node's decision holds
 * here within seconds and no judgment waits for it.
 */
public final class LearnedRules implements Supplier<Map<String, List<PayerRule>>>, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LearnedRules.class);
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private final SqlProposedEdits proposals;
  private volatile Map<String, List<PayerRule>> rules = Map.of();
  private Map<String, Accepted> inForce = Map.of();
  private volatile Thread reader;

  /** What an accepted edit says; the same is the same rule. */
  private record Accepted(String payer, ProposedEdit.Row row, Severity severity) {}

  LearnedRules(SqlProposedEdits proposals) {
    this.proposals = proposals;
  }

  /** By the payer's policy; the same map until something is decided. */
  @Override
  public Map<String, List<PayerRule>> get() {
    return rules;
  }

  /** Reads what is accepted again. */
  synchronized void refresh() {
    Map<String, Accepted> now =
        proposals.all(State.ACCEPTED).stream()
            .collect(
                Collectors.toMap(
                    ProposedEdit::id,
                    one -> new Accepted(one.payer(), one.row(), one.decision().severity())));
    if (!now.equals(inForce)) {
      inForce = now;
      rules = byPayer(now);
    }
  }

  /** In one order, whatever order the table gives: alerts have theirs from it. */
  private static Map<String, List<PayerRule>> byPayer(Map<String, Accepted> accepted) {
    Map<String, List<PayerRule>> byPayer = new HashMap<>();
    accepted.values().stream()
        .sorted(Comparator.comparing(one -> one.row().edit()))
        .forEach(
            one ->
                byPayer
                    .computeIfAbsent(one.payer(), payer -> new ArrayList<>())
                    .add(LearnedRule.of(one.row(), one.severity())));
    byPayer.replaceAll((payer, some) -> List.copyOf(some));
    return Map.copyOf(byPayer);
  }

  @Override
  public void start() {
    Thread thread = new Thread(this::read, "cleanclaim-learned-edits");
    thread.setDaemon(true);
    reader = thread;
    refresh();
    thread.start();
  }

  private void read() {
    boolean told = false;
    while (reader == Thread.currentThread()) {
      LockSupport.parkNanos(PERIOD.toNanos());
      try {
        if (reader == Thread.currentThread()) {
          refresh();
          told = false;
        }
      } catch (DataAccessException e) {
        if (!told) {
          log.warn(
              "Learned edits could not be read ({}); those known stay in force.",
              e.getClass().getName());
        }
        told = true;
      }
    }
  }

  @Override
  public void stop() {
    Thread thread = reader;
    reader = null;
    LockSupport.unpark(thread);
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }
}
