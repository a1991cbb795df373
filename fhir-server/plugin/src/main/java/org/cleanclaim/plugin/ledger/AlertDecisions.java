package org.cleanclaim.plugin.ledger;

import java.util.List;
import java.util.Map;

/** What people decided about alerts. */
public interface AlertDecisions {

  /** The decisions in force, by alert. May be some seconds old; never waits for a database. */
  Map<AlertKey, AlertDecision.Verdict> inForce();

  /** All decisions, the newest first. */
  List<AlertDecision> all();

  /** Keeps a decision; when this returns it is kept, and in force here. */
  void keep(AlertDecision decision);

  /** Reads what is in force again, for whoever changed the ledger beside this. */
  default void refresh() {
    // what is not remembered need not be read again
  }

  /** Decides nothing: the ledger of a host that keeps none. */
  static AlertDecisions none() {
    return new AlertDecisions() {
      @Override
      public Map<AlertKey, AlertDecision.Verdict> inForce() {
        return Map.of();
      }

      @Override
      public List<AlertDecision> all() {
        return List.of();
      }

      @Override
      public void keep(AlertDecision decision) {
        throw new IllegalStateException("no ledger");
      }
    };
  }
}
