package org.cleanclaim.edits;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Judgments that wait for a claim, so that a clean one allocates nothing. A few for the whole
 * process rather than one a thread: hosts have many threads, and drop them as they like.
 */
final class IdleJudgments {
  private static final int SLOTS = 32;
  private final AtomicReferenceArray<Judgment> idle = new AtomicReferenceArray<>(SLOTS);

  /** A judgment nobody else has. */
  Judgment take() {
    Judgment waiting = idle.getAndSet(slot(), null);
    return waiting == null ? new Judgment() : waiting;
  }

  /** Takes a judgment back that has forgotten its claim. */
  void giveBack(Judgment judgment) {
    idle.lazySet(slot(), judgment);
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() & (SLOTS - 1));
  }
}
