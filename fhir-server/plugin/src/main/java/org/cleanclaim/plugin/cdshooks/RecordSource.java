package org.cleanclaim.plugin.cdshooks;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Reference;

/** Where a patient's records are read when the caller did not send them along. */
public interface RecordSource {

  /**
   * Adds what the templates ask for.
   *
   * @return the keys of the templates that were answered, be it with nothing
   */
  Set<String> fetch(
      List<PrefetchTemplate> templates, String patientId, KnownResources known, Deadline deadline);

  /** Adds the resources these references name, as far as they can be had in time. */
  void resolve(Collection<Reference> references, KnownResources known, Deadline deadline);

  /** Reads the rest of a result that came in pages. Returns whether all of it was read. */
  boolean continueFrom(
      PrefetchTemplate template,
      String patientId,
      String nextPage,
      KnownResources known,
      Deadline deadline);

  /** Whether a failure of this source is ours to answer for. */
  boolean isOurs();

  /** A caller that named no server, or none we may read from. */
  static RecordSource none() {
    return new RecordSource() {
      @Override
      public Set<String> fetch(
          List<PrefetchTemplate> templates,
          String patientId,
          KnownResources known,
          Deadline deadline) {
        return Set.of();
      }

      @Override
      public void resolve(
          Collection<Reference> references, KnownResources known, Deadline deadline) {
        // nothing to read from
      }

      @Override
      public boolean continueFrom(
          PrefetchTemplate template,
          String patientId,
          String nextPage,
          KnownResources known,
          Deadline deadline) {
        return false;
      }

      @Override
      public boolean isOurs() {
        return false;
      }
    };
  }
}
