package org.cleanclaim.plugin.ledger;

import java.time.Duration;

/** The right to do something that one node alone may do at a time. */
public interface Lease {

  /**
   * Takes a lease, or holds on to it; false when another node has it.
   *
   * @param name what may be done
   * @param time how long it is held unless it is taken again: a node that dies gives it up by then
   */
  boolean take(String name, Duration time);

  /** Gives a lease back; nothing happens when it is not held. */
  void giveBack(String name);

  /** For a host without our tables: there is one node. */
  static Lease ofOneNode() {
    return new Lease() {
      @Override
      public boolean take(String name, Duration time) {
        return true;
      }

      @Override
      public void giveBack(String name) {
        // Nobody else wants it.
      }
    };
  }
}
