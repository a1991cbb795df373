package org.cleanclaim.plugin.cdshooks;

import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;

/**
 * What is known about the patient in one call.
 *
 * @param known the records at hand: sent along, fetched, or drafts
 * @param unread keys of templates whose records could not be had, or not all of them
 */
public record PatientFile(KnownResources known, Set<String> unread) {

  /** Whether all of a template's records are at hand. */
  public boolean holdsAllOf(PrefetchTemplate template) {
    return !unread.contains(template.key());
  }
}
