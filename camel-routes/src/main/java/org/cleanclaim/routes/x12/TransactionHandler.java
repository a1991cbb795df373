package org.cleanclaim.routes.x12;

import java.util.List;

/** Takes transaction sets as they stream by; nothing is kept by the reader. */
public interface TransactionHandler {

  /** A transaction set begins. */
  void begin(TransactionSet set);

  /** One segment between ST and SE, in the order of the file. */
  void segment(Segment segment);

  /** The transaction set is over; the faults are those met inside it. */
  void end(TransactionSet set, List<SyntaxFault> faults);

  /** A fault, as soon as it is met: before the end of the segment it stands in. */
  default void fault(SyntaxFault fault) {}

  /** A segment outside of any transaction set, such as TA1. */
  default void envelope(Interchange interchange, Segment segment) {}
}
