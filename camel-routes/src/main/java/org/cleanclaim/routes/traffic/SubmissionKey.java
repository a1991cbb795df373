package org.cleanclaim.routes.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Names that a claim's version has for ever: the submission's id, and CLM01, which is what the
 * payer gives back. No counter makes them, so a database restored from a backup never gives the
 * number of one claim to another; and nothing of a patient is in them.
 *
 * @param patientControlNumber CLM01: 20 characters, all a payer must give back
 */
public record SubmissionKey(UUID id, String patientControlNumber) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 19;

  public static SubmissionKey of(String tenant, String claimRef, String version) {
    var name = String.join("\n", tenant, claimRef, version).getBytes(StandardCharsets.UTF_8);
    var hash = ByteBuffer.wrap(Arrays.copyOf(Sha256.of(name), 16));
    var id = UUID.nameUUIDFromBytes(name);
    long high = hash.getLong();
    long low = hash.getLong();
    var number = new StringBuilder("C");
    for (int i = 0; i < LENGTH; i++) {
      number.append(DIGITS.charAt((int) (high >>> 59)));
      high = high << 5 | low >>> 59;
      low <<= 5;
    }
    return new SubmissionKey(id, number.toString());
  }
}
