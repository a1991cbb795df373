package org.cleanclaim.routes.simulatedpayer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the simulated payer is to fail.
 *
 * @param mode what it does instead of answering
 * @param payer payer id it concerns; null or empty for all
 */
public record Misbehaviour(@JsonProperty("mode") Mode mode, @JsonProperty("payer") String payer) {

  /** Ways to fail. */
  public enum Mode {
    /** Answers as it should. */
    NONE("Answers as it should"),
    /** Takes the request and never answers; leaves claims where they lie. */
    HANG("Takes no call and no file"),
    /** Answers, but late. */
    SLOW("Answers slowly"),
    /** HTTP 503. */
    REFUSE("Refuses calls with HTTP 503"),
    /** Bytes that are no X12. */
    GARBAGE("Answers with bytes that are no X12"),
    /** The first half of the answer. */
    HALF("Answers with half a file"),
    /** A web page with HTTP 200. */
    HTML("Answers with a web page"),
    /** HTTP 200 without a body. */
    EMPTY_200("Answers with nothing"),
    /** Every answer to claims comes twice. */
    DUPLICATE_ANSWER("Sends every answer twice"),
    /** Takes claims and confirms them only when nobody waits any more. */
    LATE_ANSWER("Takes claims and confirms them after the time-out"),
    /** TA1 with R. */
    REJECTED_ENVELOPE("Rejects the envelope (TA1 R)"),
    /** An 835 whose payment is not what its claims add up to. */
    WRONG_BALANCE("Sends an 835 that does not balance"),
    /** Takes claims and never says a word of them. */
    SILENT_SWALLOW("Swallows claims without a word"),
    /** After the 277CA comes an older one. */
    OLD_277CA("Sends an old 277CA after the new one");

    private final String title;

    Mode(String title) {
      this.title = title;
    }

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
      return title;
    }

    static Optional<Mode> of(String code) {
      return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }
  }
}
