package org.cleanclaim.plugin.ledger;

/**
 * An alert that was told about a claim while it was made, and waits for the payer to prove it.
 *
 * @param source where it is kept
 * @param key its identity there
 * @param line the line it was about, 0 for the claim
 * @param procedure that line's procedure code; null when not known
 * @param denial the reason (CARC) it named; null when it named none
 * @param certain whether it surely was about this claim, not only of the same visit
 */
public record ToldAlert(
    Source source, String key, int line, String procedure, String denial, boolean certain) {

  /** Where an alert is kept. */
  public enum Source {
    CARD,
    FINDING
  }
}
