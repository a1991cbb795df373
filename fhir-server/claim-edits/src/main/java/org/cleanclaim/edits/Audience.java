package org.cleanclaim.edits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom an alert is for: those who can mend it. A card nobody can act on teaches people to ignore
 * the next.
 */
public enum Audience {
  /** Who documents, orders and charges. */
  CLINICIAN,
  /** The coder and biller, where a claim is held. */
  BILLER,
  /** The scheduler and front desk, where a visit is booked or a patient arrives. */
  FRONT_DESK;

  /** The code on the wire and in policies: {@code front-desk}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The audience of a code; empty for a word that is none. */
  public static Optional<Audience> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
