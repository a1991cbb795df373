package org.cleanclaim.routes.x12;

import java.time.LocalDateTime;

/**
 * Envelope of an exchange between two partners: ISA05 to ISA09, ISA13 and ISA15.
 *
 * @param sender ISA05 and ISA06
 * @param receiver ISA07 and ISA08
 * @param at ISA09 and ISA10, to the minute
 * @param controlNumber ISA13, nine digits
 * @param test ISA15 is T rather than P
 */
public record Interchange(
    Partner sender, Partner receiver, LocalDateTime at, String controlNumber, boolean test) {

  /** The same partners, the other way round: the envelope of an answer. */
  public Interchange answered(LocalDateTime now, String number) {
    return new Interchange(receiver, sender, now, number, test);
  }
}
