package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Which cards were shown and what became of them. */
public interface CardLedger {

  /** Keeps the cards of an answer. Returns at once: no answer waits for it. */
  void shown(List<ShownCard> cards);

  /**
   * The edits whose cards this reader overrode since then.
   *
   * @param reader as in {@link ShownCard#reader}
   */
  Set<String> overridden(String reader, OffsetDateTime since);

  /** Keeps feedback; when this returns it is kept. */
  void keep(List<CardFeedback> feedback);
}
