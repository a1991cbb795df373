package org.cleanclaim.plugin.cdshooks;

/**
 * Says whether this server's own records may be read from the store, without HTTP, for a caller
 * that names this server as its {@code fhirServer}. A host that guards its FHIR server may bring a
 * bean of its own, which checks the token as the FHIR server would; without one the records are
 * read over HTTP with the caller's token.
 */
@FunctionalInterface
public interface LocalReads {

  /**
   * Whether the caller may have the patient's records read.
   *
   * @param authorization the token that was sent; null when none was
   * @param patientId the patient of the call
   */
  boolean permits(FhirAuthorization authorization, String patientId);
}
