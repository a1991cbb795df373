package org.cleanclaim.plugin.ledger;

import java.util.List;

/** Which cards were shown and what became of them. */
public interface CardLedger {

  /** Keeps the cards of an answer. Returns at once: no answer waits for it. */
  void shown(List<ShownCard> cards);

  /** Keeps feedback; when this returns it is kept. */
  void keep(List<CardFeedback> feedback);
}
