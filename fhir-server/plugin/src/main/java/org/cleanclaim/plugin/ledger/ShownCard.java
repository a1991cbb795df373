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
 * @param reader a digest of who was shown it about whom; null when the call named nobody
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
    String reader,
    OffsetDateTime at) {

  public static ShownCard now(
      String uuid,
      String service,
      String hookInstance,
      String edit,
      String claim,
      Integer line,
      String policy,
      String reader) {
    return new ShownCard(
        uuid,
        service,
        hookInstance,
        edit,
        claim,
        line,
        policy,
        reader,
        OffsetDateTime.now(ZoneOffset.UTC));
  }
}
