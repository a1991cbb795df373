package org.cleanclaim.edits.facts;

import java.time.LocalDate;

/** The patient as registered; any part may be null. Loop 2010BA/2010CA. */
public record Patient(
    String id,
    String family,
    String given,
    LocalDate birthDate,
    Gender gender,
    LocalDate deceased,
    Address address) {

  public static final Patient UNKNOWN = new Patient(null, null, null, null, null, null, null);
}
