package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A finding in an answer: a card that was shown, or one that was kept back. It names a draft, never
 * a patient.
 *
 * @param uuid the card
 * @param shownAs whether anybody saw it
 * @param moment the call it belongs to
 * @param finding what was found; null for a notice
 * @param at when
 */
public record ShownCard(
    String uuid, ShownAs shownAs, Moment moment, Finding finding, OffsetDateTime at) {

  public static ShownCard now(String uuid, ShownAs shownAs, Moment moment, Finding finding) {
    return new ShownCard(uuid, shownAs, moment, finding, OffsetDateTime.now(ZoneOffset.UTC));
  }

  /** The edit behind it; null for a notice. */
  public String edit() {
    return finding == null ? null : finding.edit();
  }

  /** The draft it was about; null when there is none, or not known. */
  public String claim() {
    return finding == null ? null : finding.claim();
  }

  /** A digest of who was shown it about whom; null when the call named nobody. */
  public String reader() {
    return moment.reader();
  }

  /**
   * The call that was answered.
   *
   * @param service the CDS service
   * @param hookInstance the triggering
   * @param reader a digest of who was shown it about whom; null when the call named nobody
   * @param role as whom they read it: {@code clinician} or {@code front-desk}
   * @param visit a digest of the encounter it was in; null when the call named none
   */
  public record Moment(
      String service, String hookInstance, String reader, String role, String visit) {}

  /**
   * What was found.
   *
   * @param edit the edit's id
   * @param claim the draft it was about, as a relative reference; null when not known
   * @param line the line's sequence, 0 for the claim
   * @param procedure the line's procedure code; null for the claim or when not known
   * @param policy the payer policy it was judged by
   * @param site where the service is given, as a reference or in words; null when not known
   * @param denial the reason it would be denied for (CARC); null when it predicts none
   */
  public record Finding(
      String edit,
      String claim,
      int line,
      String procedure,
      String policy,
      String site,
      String denial) {}
}
