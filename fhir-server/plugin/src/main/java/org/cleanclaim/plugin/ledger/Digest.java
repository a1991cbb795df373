package org.cleanclaim.plugin.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Things told apart and not told. */
public final class Digest {

  private Digest() {}

  /** 64 hexadecimal digits of SHA-256. */
  public static String of(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * An encounter.
   *
   * @param server the base of the FHIR server that has it, without a slash at its end; empty for
   *     this one
   * @param id its id there
   */
  public static String ofVisit(String server, String id) {
    return of(server + "\nEncounter/" + id);
  }
}
