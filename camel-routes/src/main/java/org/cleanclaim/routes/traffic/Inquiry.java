package org.cleanclaim.routes.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A claim asked about by 276, and what the 277 said.
 *
 * @param trace TRN02
 * @param interchange the 276
 * @param answeredAt when the last answer came, null before one came
 * @param said status codes as {@code category:code}, null before an answer came
 * @param effective STC02, null when the answer has none
 */
public record Inquiry(
    String trace,
    UUID submission,
    long interchange,
    Reason reason,
    Instant askedAt,
    Instant answeredAt,
    String said,
    LocalDate effective) {

  /** Why it was asked. */
  public enum Reason {
    /** A person wants to know. */
    ASKED,
    /** No 277CA came. */
    SILENT,
    /** No 835 came. */
    PENDING,
    /** Whether the claim arrived is not known. */
    DOUBT
  }

  /** The payer has no such claim: category A4. D0 and E say nothing of it. */
  public boolean saysNotFound() {
    return said != null && said.startsWith("A4");
  }
}
