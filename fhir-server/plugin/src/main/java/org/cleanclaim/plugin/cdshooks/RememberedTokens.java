package org.cleanclaim.plugin.cdshooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.cleanclaim.plugin.ledger.ClientTokens;

/** Used client tokens in memory, for a host of one node that keeps no ledger. */
class RememberedTokens implements ClientTokens {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Cache<String, Instant> used =
      Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(1_000_000).build();

  @Override
  public boolean use(String digest, Instant expires) {
    return used.asMap().putIfAbsent(digest, expires) == null;
  }
}
