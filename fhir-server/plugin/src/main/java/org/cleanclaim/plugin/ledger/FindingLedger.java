package org.cleanclaim.plugin.ledger;

import java.util.List;

/** What scrubbing found in stored claims, whether or not anybody was shown it. */
public interface FindingLedger {

  /**
   * Keeps what a claim's newest scrub found; what it found no more is mended.
   *
   * @param isNew whether nothing can be kept about the claim yet
   */
  void found(String tenant, String claim, boolean isNew, List<ClaimFinding> findings);

  /** Keeps that a person let a claim go with what was found in it. */
  void overridden(String tenant, String claim, List<String> edits, String reason);

  /** Forgets a claim that was deleted. */
  void forget(String tenant, String claim);

  /** A finding in a stored claim. */
  record ClaimFinding(ShownCard.Finding finding, ShownAs shownAs) {}
}
