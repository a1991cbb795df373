package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A card that was shown. It names a draft, never a patient.
 *
 * @param uuid the card
 * @param service the CDS service that gave it
 * @param hookInstance the triggering it answered
 * @param edit the edit behind it; null for a notice
 * @param claim the draft it was about, as a relative reference; null when not known
 * @param line the line's sequence, 0 for the claim; null for a notice
 * @param policy the payer policy it was judged by; null for a notice
 * @param at when
 */
public record ShownCard(
    String uuid,
    String service,
    String hookInstance,
    String edit,
    String claim,
    Integer line,
    String policy,
    OffsetDateTime at) {

  public static ShownCard now(
      String uuid,
      String service,
      String hookInstance,
      String edit,
      String claim,
      Integer line,
      String policy) {
    return new ShownCard(
        uuid, service, hookInstance, edit, claim, line, policy, OffsetDateTime.now(ZoneOffset.UTC));
  }
}
