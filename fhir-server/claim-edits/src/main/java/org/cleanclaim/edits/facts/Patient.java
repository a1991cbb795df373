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

  /** Whether anything of the registration was given, beyond an id that names it. */
  public boolean isRegistered() {
    return family != null
        || given != null
        || birthDate != null
        || gender != null
        || address != null;
  }

  /** Age in full years on a day; -1 when it is not known or before the birth. */
  public int age(LocalDate day) {
    if (birthDate == null || day == null || day.isBefore(birthDate)) {
      return -1;
    }
    boolean before =
        day.getMonthValue() < birthDate.getMonthValue()
            || (day.getMonthValue() == birthDate.getMonthValue()
                && day.getDayOfMonth() < birthDate.getDayOfMonth());
    return day.getYear() - birthDate.getYear() - (before ? 1 : 0);
  }
}
