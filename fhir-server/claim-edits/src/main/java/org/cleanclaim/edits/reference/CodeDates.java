package org.cleanclaim.edits.reference;

import java.time.LocalDate;

/** The days between which a code may be billed; both ends are inclusive, null is open. */
public record CodeDates(LocalDate from, LocalDate to) {

  public boolean holds(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  String said() {
    return (from == null ? "" : from) + ".." + (to == null ? "" : to);
  }
}
