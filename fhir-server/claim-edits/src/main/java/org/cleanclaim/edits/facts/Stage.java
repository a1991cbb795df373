package org.cleanclaim.edits.facts;

/** The moment of a claim's life at which it is judged. */
public enum Stage {
  /** A visit that is booked: who and when are known, nothing is charged yet. */
  VISIT,
  /** An order being written: provisional lines without a charge. */
  DRAFT_ORDER,
  /** A claim, drafted or stored. */
  CLAIM
}
