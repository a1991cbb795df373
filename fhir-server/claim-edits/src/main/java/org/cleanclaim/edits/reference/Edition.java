package org.cleanclaim.edits.reference;

import java.time.LocalDate;

/**
 * One dated publication of a table.
 *
 * @param table the table's short name: ncci-ptp-practitioner, mue-practitioner, mpfs ...
 * @param name table and version as shown with every alert made from it
 * @param from first day of service it applies to
 * @param to last day it applies to, inclusive; null when open
 * @param rows rows read
 * @param checksum SHA-256 of the bytes read, in hex
 */
public record Edition(
    String table, String name, LocalDate from, LocalDate to, int rows, String checksum) {

  /** Whether a day of service is judged by this edition. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
