package org.cleanclaim.plugin.ledger;

import java.time.Instant;

/** The client tokens that were used already. */
@FunctionalInterface
public interface ClientTokens {

  /**
   * Notes that a token is used now.
   *
   * @param digest what tells it from every other, and from which it cannot be made again
   * @param expires when it would be refused anyway
   * @return false if it was used before
   */
  boolean use(String digest, Instant expires);
}
