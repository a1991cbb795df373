package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;

/** The ledger of a host that keeps none: cards are shown all the same, feedback is not taken. */
public class UnkeptCards implements CardLedger {

  @Override
  public void shown(List<ShownCard> cards) {
    // nowhere to keep them
  }

  @Override
  public Set<String> overridden(String reader, OffsetDateTime since) {
    return Set.of();
  }

  @Override
  public void keep(List<CardFeedback> feedback) {
    throw new DataAccessResourceFailureException("no ledger");
  }
}
