package org.cleanclaim.routes.x12.status;

import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;

/**
 * A 277 as a payer makes it: the answer to inquiries of one provider. It is read by {@link
 * org.cleanclaim.routes.x12.acknowledgement.AcknowledgementReader}, as a mailbox holds it beside
 * 277CAs.
 *
 * @param receiver loop 2100B: who asked
 * @param provider loop 2100C
 */
public record StatusAnswer(
    StatusFile file, Party receiver, Party provider, List<AnsweredClaim> claims) {

  /**
   * What is said of one claim.
   *
   * @param subscriber loop 2100D above the patient; null where the patient is the subscriber
   * @param status the trace is the inquiry's
   */
  public record AnsweredClaim(Party subscriber, ClaimStatus status) {}
}
