package org.cleanclaim.plugin.coverage;

import java.time.LocalDate;
import java.util.Date;
import org.hl7.fhir.r4.model.Reference;

/**
 * How the coverage of a booked visit stands.
 *
 * @param appointment the visit, as a relative reference
 * @param start when it begins
 * @param patient who comes, with the name as display where it is known
 * @param birthDate null when not known
 * @param plan the payer's name; null when there is no coverage
 * @param coverage the coverage that would be billed; null when there is none
 * @param ends its last day, registered or as the payer said; null when open or not known
 * @param gap days from that day to the visit; null when the visit is covered
 * @param checked the day the payer was asked last; null when it never was
 * @param state what that means
 * @param message in a sentence; empty when nothing is to be said
 * @param remedy the next step; empty when there is none
 */
public record VisitCoverage(
    String appointment,
    Date start,
    Reference patient,
    LocalDate birthDate,
    String plan,
    String coverage,
    LocalDate ends,
    Integer gap,
    LocalDate checked,
    State state,
    String message,
    String remedy) {

  /** What a scheduler must know, the worst first. */
  public enum State {
    /** No coverage is on record. */
    MISSING,
    /** The coverage has ended, or is not in force on the day. */
    ENDED,
    /** It ends between now and the visit. */
    ENDS_BEFORE,
    /** Another payer is responsible. */
    CHANGED,
    /** The payer was not asked lately, or could not say. */
    UNKNOWN,
    /** It covers the visit and ends within the payer policy's lead. */
    ENDING,
    IN_FORCE;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
