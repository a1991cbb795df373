package org.cleanclaim.routes.crash;

/** Where a JVM that sends claims can die. */
public enum CrashPoint {
  /** Before the server has the Task as being sent. */
  C0,
  /** After that, before the claim is taken on. */
  C1,
  /** Inside the building of a batch. */
  C2,
  /** The batch is committed. */
  C3,
  /** That it is being sent is committed. */
  C4,
  /** Half the bytes are out. */
  C5,
  /** All bytes are out. */
  C6,
  /** The answer is read and not committed. */
  C7,
  /** That it was sent is committed, the step is still there. */
  C8,
  /** An answer is applied and not committed. */
  C9;

  private static final int KILLED = 137;
  private static volatile CrashPoint wanted;

  /** This thread has the payer's word that it has the file. */
  static final ThreadLocal<Boolean> ANSWERED = ThreadLocal.withInitial(() -> false);

  /** The process dies at this point, without a word; null for never. */
  static void arm(CrashPoint point) {
    wanted = point;
  }

  boolean isWanted() {
    return wanted == this;
  }

  /** Dies here if this is the point. */
  void reached() {
    if (isWanted()) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
