package org.cleanclaim.plugin.cdshooks;

import java.time.Duration;
import java.time.Instant;

/**
 * The token a caller lends for reading from its FHIR server. It goes to that server and nowhere
 * else: into no log, no table and no message.
 *
 * @param token the bearer token
 * @param subject the client it was issued to
 * @param patient the one patient it is good for; null when it is not bound to one
 * @param expires when it ends
 */
public record FhirAuthorization(String token, String subject, String patient, Instant expires) {

  static FhirAuthorization lent(String token, String subject, String patient, long seconds) {
    Duration lifetime = Duration.ofSeconds(Math.max(0, Math.min(seconds, 86_400)));
    return new FhirAuthorization(token, subject, patient, Instant.now().plus(lifetime));
  }

  boolean isExpired() {
    return !Instant.now().isBefore(expires);
  }

  @Override
  public String toString() {
    return "FhirAuthorization[token=hidden]";
  }
}
