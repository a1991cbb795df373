package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;

/** Reads FHIR dates as days, as they were written: a day of service has no time zone. */
public final class FhirDates {

  private static final int DAY_LENGTH = "2026-11-23".length();

  private FhirDates() {}

  /** The day; null for a date that is absent or names only a month or year. */
  public static LocalDate day(BaseDateTimeType date) {
    String text = date == null ? null : date.getValueAsString();
    if (text == null || text.length() < DAY_LENGTH) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, DAY_LENGTH));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The moment; null unless the date carries a time. */
  static Instant moment(DateTimeType date) {
    boolean timed =
        date != null
            && date.hasValue()
            && date.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
    return timed ? date.getValue().toInstant() : null;
  }
}
