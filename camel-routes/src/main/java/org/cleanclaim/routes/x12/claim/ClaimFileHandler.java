package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Takes claims as they stream by. */
public interface ClaimFileHandler {

  /** A claim, with the batch it came in. */
  void claim(ClaimBatch batch, SubmittedClaim claim);

  /** A claim, with the faults met inside it. */
  default void claim(ClaimBatch batch, SubmittedClaim claim, List<SyntaxFault> faults) {
    claim(batch, claim);
  }

  /**
   * Something that cannot be read: a claim with a sum that is none, a set that is no 837, an
   * interchange that is cut. Who does not take it loses the whole file.
   *
   * @param batch null outside of a transaction set
   * @param patientControlNumber CLM01; null outside of a claim
   * @param faults those met inside the claim
   */
  default void unreadable(
      ClaimBatch batch, String patientControlNumber, List<SyntaxFault> faults, X12Unreadable why) {
    throw why;
  }

  /** A transaction set is over; the faults are those a 999 would name. */
  void end(ClaimBatch batch, List<SyntaxFault> faults);
}
