package org.cleanclaim.routes.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;

/**
 * The dates of a claim (DTP of loop 2300) as billable period and supporting information, and back.
 * Hours stand apart from days: X12 does not say in which zone a clock goes.
 */
final class ClaimDays {
  private static final String STATEMENT = "434";
  private static final String ADMISSION = "435";
  private static final String DISCHARGE = "096";
  private static final String ADMISSION_PERIOD = "admissionperiod";
  private static final String ADMISSION_HOUR = "admission-hour";
  private static final String DISCHARGE_HOUR = "discharge-hour";
  private static final int DAY_LENGTH = 8;

  /** Qualifier to category, for dates that are one day. */
  private static final Map<String, String> DAYS =
      new TreeMap<>(
          Map.of(
              "431", "onset",
              "454", "initial-treatment",
              "304", "last-seen",
              "453", "acute-manifestation",
              "484", "last-menstrual-period",
              "455", "last-x-ray",
              "471", "prescription",
              "297", "last-worked",
              "296", "return-to-work"));

  private ClaimDays() {}

  static void write(List<ClaimDate> dates, Claim claim, ClaimContent content) {
    var stay = new Period();
    for (var date : dates) {
      var span = date.span().orElse(null);
      var category = DAYS.get(date.qualifier());
      if (category != null && span != null) {
        content.information(category).setTiming(day(span.from()));
      } else if (STATEMENT.equals(date.qualifier()) && span != null) {
        claim.setBillablePeriod(
            new Period().setStartElement(time(span.from())).setEndElement(time(span.to())));
      } else if (ADMISSION.equals(date.qualifier())) {
        admission(date, stay, content);
      } else if (DISCHARGE.equals(date.qualifier()) && span != null) {
        stay.setEndElement(time(span.from()));
      } else if (DISCHARGE.equals(date.qualifier())) {
        content.information(DISCHARGE_HOUR).setValue(new StringType(date.text()));
      }
    }
    if (!stay.isEmpty()) {
      content.information(ADMISSION_PERIOD).setTiming(stay);
    }
  }

  private static void admission(ClaimDate date, Period stay, ClaimContent content) {
    var text = date.text();
    if (text == null || text.length() < DAY_LENGTH) {
      return;
    }
    DateSpan.parse("D8", text.substring(0, DAY_LENGTH))
        .ifPresent(span -> stay.setStartElement(time(span.from())));
    if (text.length() > DAY_LENGTH) {
      content.information(ADMISSION_HOUR).setValue(new StringType(text.substring(DAY_LENGTH)));
    }
  }

  /** In the order of the qualifiers of the guide: days, then statement, admission, discharge. */
  static List<ClaimDate> read(Claim claim, InformationReading information, boolean institutional) {
    var dates = new ArrayList<ClaimDate>();
    if (!institutional) {
      DAYS.forEach(
          (qualifier, category) ->
              information.day(category).ifPresent(day -> dates.add(ClaimDate.of(qualifier, day))));
    }
    information
        .text(DISCHARGE_HOUR)
        .ifPresent(hour -> dates.add(new ClaimDate(DISCHARGE, "TM", hour)));
    if (institutional) {
      dates.add(statement(claim));
    }
    information
        .period(ADMISSION_PERIOD)
        .ifPresent(stay -> stay(stay, information, institutional, dates));
    return dates;
  }

  private static void stay(
      Period stay, InformationReading information, boolean institutional, List<ClaimDate> dates) {
    LineReading.day(stay.getStartElement())
        .ifPresent(
            day ->
                dates.add(
                    information
                        .text(ADMISSION_HOUR)
                        .map(hour -> new ClaimDate(ADMISSION, "DT", DateSpan.d8(day.from()) + hour))
                        .orElseGet(() -> ClaimDate.of(ADMISSION, day))));
    // A facility tells the hour of discharge; its day is the statement's last.
    if (!institutional) {
      LineReading.day(stay.getEndElement())
          .ifPresent(day -> dates.add(ClaimDate.of(DISCHARGE, day)));
    }
  }

  private static ClaimDate statement(Claim claim) {
    var span =
        LineReading.span(claim.getBillablePeriod())
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2300, DTP*434",
                        "A facility's claim needs the first and last day it bills for.",
                        "Claim.billablePeriod"));
    return new ClaimDate(STATEMENT, "RD8", DateSpan.d8(span.from()) + "-" + DateSpan.d8(span.to()));
  }

  private static DateType day(LocalDate day) {
    return new DateType(day.toString());
  }

  private static DateTimeType time(LocalDate day) {
    return new DateTimeType(day.toString());
  }
}
