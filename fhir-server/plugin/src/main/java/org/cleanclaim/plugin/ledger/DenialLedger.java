package org.cleanclaim.plugin.ledger;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Denials kept beside their Tasks, so that a list of very many is one statement. Every write joins
 * the caller's transaction; each tenant has its own.
 */
public interface DenialLedger {

  /** Keeps what a denial's Task says now. */
  void told(String tenant, DenialEntry entry);

  /** Keeps another transaction from working on this claim's denial until this one ends. */
  void lock(String tenant, String claim);

  /** Removes every denial but those of these Tasks, counts results anew, tells how many went. */
  int keepOnly(String tenant, Set<String> tasks);

  /** A page of a list, with count, sum and choices. */
  DenialPage find(String tenant, DenialQuery query);

  /**
   * Ids of the Tasks of a list, in the order of their ids.
   *
   * @param after the id to go on after; empty for the first of them
   */
  List<String> tasks(String tenant, DenialQuery query, String after, int most);

  /**
   * A calendar that was given out.
   *
   * @param owner whose denials; null for a team's
   * @param team which team's; null for a person's
   */
  record Calendar(String tenant, String owner, String team) {}

  /** Keeps that a calendar was given out; earlier ones of the same person or team end. */
  void give(String digest, Calendar calendar, String by, OffsetDateTime at);

  /** Ends the calendars of a person or team, and tells how many there were. */
  int revoke(Calendar calendar, OffsetDateTime at);

  /** The calendar with this digest, if it was given out and not ended. */
  Optional<Calendar> calendar(String digest);

  /** Open denials of a calendar with a day to keep from this day on. */
  List<DenialEntry> due(Calendar calendar, LocalDate from, int most);
}
