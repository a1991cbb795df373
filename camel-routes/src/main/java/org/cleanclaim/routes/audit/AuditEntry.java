package org.cleanclaim.routes.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.cleanclaim.routes.traffic.Sha256;

/**
 * One entry of the trail; never holds a patient's data.
 *
 * @param seq its place, from 1 without a gap
 * @param action such as reveal, download, replay, filing-packet
 * @param about the exchange or claim it was done to
 * @param reason in the person's words
 * @param outcome what came of it
 */
public record AuditEntry(
    long seq,
    Instant at,
    Person person,
    String action,
    String about,
    String reason,
    String outcome) {

  /** Each value with its length, so that no two entries are written alike. */
  private String canonical() {
    var text = new StringBuilder();
    for (var value :
        new String[] {
          Long.toString(seq),
          at.toString(),
          person.reference(),
          person.name(),
          action,
          about,
          reason,
          outcome
        }) {
      text.append(value.length()).append(':').append(value).append('\n');
    }
    return text.toString();
  }

  /** The seal of this entry and all before it. */
  byte[] hash(byte[] before) {
    var digest = Sha256.digest();
    digest.update(before);
    return digest.digest(canonical().getBytes(StandardCharsets.UTF_8));
  }
}
