package org.cleanclaim.plugin.cdshooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return digest(server + "\n" + context.userId() + "\n" + context.patientId());
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
