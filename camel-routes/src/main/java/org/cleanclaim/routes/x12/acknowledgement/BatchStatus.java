package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Party;

/**
 * What is said of a whole batch (2200B) or of one provider's claims in it (2200C).
 *
 * @param party loop 2100B or 2100C
 * @param trace TRN02: BHT03 of the 837 at batch level
 */
public record BatchStatus(Party party, String trace, List<StatusEntry> entries) {

  public boolean isRejected() {
    return entries.stream().anyMatch(entry -> entry.stands(Status.Standing.REJECTED));
  }
}
