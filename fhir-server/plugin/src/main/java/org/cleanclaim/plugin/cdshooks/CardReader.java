package org.cleanclaim.plugin.cdshooks;

import org.cleanclaim.plugin.ledger.Digest;

/**
 * Who reads a card about whom, told apart and not told: a digest of user, patient and the FHIR
 * server that knows both.
 */
final class CardReader {

  private CardReader() {}

  /** 64 hexadecimal digits; null when the call does not name its user. */
  static String of(HookRequest request, HookContext context) {
    if (context.userId() == null) {
      return null;
    }
    String server = request.fhirServer() == null ? "" : request.fhirServer().toString();
    return Digest.of(server + "\n" + context.userId() + "\n" + context.patientId());
  }
}
