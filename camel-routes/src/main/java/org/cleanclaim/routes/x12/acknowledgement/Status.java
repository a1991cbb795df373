package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;

/**
 * What a payer says of a claim: one composite of STC01, STC10 or STC11.
 *
 * @param category A0 to A8 in a 277CA; also P, R, F, D, E in a 277
 * @param code the reason, such as 21 missing or invalid information
 * @param entity whom it concerns, such as 85 billing provider; null when absent
 */
public record Status(String category, String code, String entity) {
  private static final List<String> REJECTIONS = List.of("A3", "A6", "A7", "A8");

  /** Where a claim stands by its category. */
  public enum Standing {
    /** A0, A1: on its way, nothing is accepted yet. */
    RECEIVED,
    /** A2, A5: taken into adjudication. */
    ACCEPTED,
    /** A3, A6, A7, A8: never adjudicated; correct and send as an original. No denial, no appeal. */
    REJECTED,
    /** A4, D0: the payer does not find it, which does not prove that it never came. */
    NOT_FOUND,
    /** P: adjudication goes on. */
    PENDING,
    /** P3, P4, R: the payer waits for information. */
    WAITING_FOR_US,
    /** F: decided; the 835 says how. */
    DECIDED,
    /** E1, E2: the payer's system failed; ask again. */
    ASK_AGAIN,
    /** Anything else: for a person. */
    UNCLEAR
  }

  public Standing standing() {
    if (category == null || category.isEmpty()) {
      return Standing.UNCLEAR;
    }
    if (REJECTIONS.contains(category)) {
      return Standing.REJECTED;
    }
    return switch (category) {
      case "A0", "A1" -> Standing.RECEIVED;
      case "A2", "A5" -> Standing.ACCEPTED;
      case "A4", "D0" -> Standing.NOT_FOUND;
      case "P3", "P4" -> Standing.WAITING_FOR_US;
      case "E1", "E2" -> Standing.ASK_AGAIN;
      default ->
          switch (category.charAt(0)) {
            case 'P' -> Standing.PENDING;
            case 'R' -> Standing.WAITING_FOR_US;
            case 'F' -> Standing.DECIDED;
            default -> Standing.UNCLEAR;
          };
    };
  }
}
