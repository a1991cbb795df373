package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;

/** Takes claims as they stream by. */
public interface ClaimFileHandler {

  /** A claim, with the batch it came in. */
  void claim(ClaimBatch batch, SubmittedClaim claim);

  /** A transaction set is over; the faults are those a 999 would name. */
  void end(ClaimBatch batch, List<SyntaxFault> faults);
}
