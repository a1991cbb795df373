package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Claims on their way to a payer, kept beside the resources they are told from so that a worklist
 * over very many of them is one statement.
 *
 * <p>Every write joins the caller's transaction. Each tenant has claims of its own; a host without
 * tenants has the one named by the empty text.
 */
public interface ClaimLedger {

  /** Keeps a claim that has no row yet: one insert. */
  void add(String tenant, ClaimEntry entry);

  /**
   * Keeps how a claim reads now.
   *
   * @param moved whether it came to its station with this write; else it stands there since before
   */
  void renew(String tenant, ClaimEntry entry, boolean moved);

  /** Keeps where a claim came to; a claim that is not kept has no row to change. */
  void moved(String tenant, String claim, ClaimEntry.Station station, List<String> edits);

  /** Keeps what somebody else's write of the submission Task says. */
  void told(String tenant, String claim, ClaimEntry.Station station);

  /** Keeps whether a question to a clinician is open; null when none is. */
  void sentBack(String tenant, String claim, OffsetDateTime at);

  void remove(String tenant, String claim);

  /** Keeps the rows of these claims from being changed until the transaction ends. */
  void lock(String tenant, Collection<String> claims);

  /** Removes every claim but these, and tells how many that were. */
  int keepOnly(String tenant, Set<String> claims);

  /**
   * One page of a worklist with its count, sum and choices.
   *
   * @param byName puts payers or clinicians in the order of their names, which are not kept here
   */
  ClaimPage find(String tenant, ClaimQuery query, UnaryOperator<List<String>> byName);

  /**
   * Claims held since an instant or longer, asked back or not, in the order of their ids.
   *
   * @param after the id to go on after; empty for the first of them
   */
  List<String> heldSince(String tenant, OffsetDateTime instant, String after, int most);

  /** Since when a claim is held; empty when it is not. */
  Optional<OffsetDateTime> heldSince(String tenant, String claim);
}
