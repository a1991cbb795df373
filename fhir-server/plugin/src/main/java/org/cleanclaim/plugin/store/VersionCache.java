package org.cleanclaim.plugin.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Resources read before, by version, so that another process's change is never missed.
 *
 * <p>What a transaction read is kept when it commits: a version that was rolled back is not a
 * version, and another one may come to bear its number. Callers are given copies.
 */
final class VersionCache {

  private static final Duration KEEP = Duration.ofMinutes(15);

  /**
   * In characters of stored JSON; parsed, a resource takes some ten times that in bytes. That is 4
   * % of the host's heap: files of patients with many claims are read from here, or parsed anew for
   * each claim.
   */
  private static final long CHARACTERS = Runtime.getRuntime().maxMemory() / 250;

  private final Cache<StoredVersion, Entry> entries =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((StoredVersion version, Entry entry) -> entry.characters())
          .expireAfterAccess(KEEP)
          .build();

  /**
   * @param characters how long it is as JSON
   */
  record Entry(Resource resource, int characters) {}

  /** A copy of a version read before; null when it is not at hand. */
  Resource find(StoredVersion version) {
    Entry entry = entries.getIfPresent(version);
    return entry == null ? null : copy(entry.resource());
  }

  /** Keeps what was read, from the commit of the current transaction on if there is one. */
  void keep(Map<StoredVersion, Entry> read) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      entries.putAll(read);
    } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              entries.putAll(read);
            }
          });
    }
  }

  static Resource copy(Resource resource) {
    Resource copy = resource.copy();
    copy.setIdElement(resource.getIdElement().copy());
    return copy;
  }
}
