package org.cleanclaim.routes.simulatedpayer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
    NONE,
    /** Takes the request and never answers. */
    HANG,
    /** Answers, but late. */
    SLOW,
    /** HTTP 503. */
    REFUSE,
    /** Bytes that are no X12. */
    GARBAGE,
    /** The first half of the answer. */
    HALF,
    /** A web page with HTTP 200. */
    HTML,
    /** HTTP 200 without a body. */
    EMPTY_200;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static final Misbehaviour NONE = new Misbehaviour(Mode.NONE, "");
}
