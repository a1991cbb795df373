package org.cleanclaim.routes.filing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What proves that a claim was filed, or why nothing does.
 *
 * @param words the finding in a sentence
 * @param trace CLM01 of the version that is proved, null where none was taken on
 * @param sentAt when it reached the partner's mailbox
 * @param acceptedOn the payer's own date of acceptance (277CA STC02), null where it gave none
 */
public record FilingProof(
    String claim,
    Level level,
    String words,
    String trace,
    String payer,
    Instant sentAt,
    LocalDate acceptedOn,
    List<FilingDocument> documents) {

  /** How much it proves. */
  public enum Level {
    /** The payer took it into adjudication. */
    ACCEPTED,
    /** Somebody on the way said that it can be read; many payers want more. */
    RECEIVED,
    NONE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  public boolean isProof() {
    return level != Level.NONE;
  }
}
