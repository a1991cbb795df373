package org.cleanclaim.routes.x12.claim;

import java.time.LocalDateTime;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;

/**
 * What the claims of one transaction set have in common.
 *
 * @param reference BHT03, given back in the 277CA
 * @param at BHT04 and BHT05, null when no time
 * @param submitter loop 1000A, NM1*41
 * @param contact PER of the submitter
 * @param receiver loop 1000B, NM1*40
 */
public record ClaimBatch(
    Interchange interchange,
    String reference,
    LocalDateTime at,
    Party submitter,
    Contact contact,
    Party receiver) {

  /** PER: name (02) and the first number (03, 04). */
  public record Contact(String name, String kind, String number) {}
}
