package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;

/** Takes acknowledgements as they stream by; a mailbox file may hold all kinds. */
public interface AcknowledgementHandler {

  /** A TA1. */
  void interchange(Interchange envelope, InterchangeVerdict verdict);

  /** A 999. */
  void group(Interchange envelope, GroupVerdict verdict);

  /** A status above the claims in a 277CA. */
  void batch(StatusFile file, BatchStatus status);

  /** A claim in a 277CA or 277. */
  void claim(StatusFile file, ClaimStatus status);

  /**
   * The same with the subscriber above the patient in a 277; null where the patient is the
   * subscriber.
   */
  default void claim(StatusFile file, Party subscriber, ClaimStatus status) {
    claim(file, status);
  }

  /** A transaction set is over. */
  void end(TransactionSet set, List<SyntaxFault> faults);
}
