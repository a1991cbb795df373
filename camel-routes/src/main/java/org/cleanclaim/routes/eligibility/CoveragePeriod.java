package org.cleanclaim.routes.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.eligibility.BenefitDate;

/**
 * Days a coverage lasts as a payer tells them: both ends inclusive, null where it named none.
 *
 * @param from DTP 346, 356, 348, or the beginning of a span 291 or 307
 * @param to DTP 347, 357, 349, or the end of such a span
 */
record CoveragePeriod(LocalDate from, LocalDate to) {

  /** The row's own dates go before those of the patient, plan dates before benefit dates. */
  static CoveragePeriod of(List<BenefitDate> own, List<BenefitDate> general, LocalDate serviced) {
    var ofRow = of(own, serviced);
    var ofPatient = of(general, serviced);
    return ofRow.isUnknown() ? ofPatient : ofRow;
  }

  private static CoveragePeriod of(List<BenefitDate> dates, LocalDate serviced) {
    var span = find(dates, "291").or(() -> find(dates, "307")).filter(found -> !found.isDay());
    if (span.isPresent()) {
      return new CoveragePeriod(span.get().from(), span.get().to());
    }
    // One day under 291 or 307 is the first day of the plan, unless it only repeats the question.
    var single =
        find(dates, "291")
            .or(() -> find(dates, "307"))
            .map(DateSpan::from)
            .filter(day -> day.isBefore(serviced));
    var from = find(dates, "346").or(() -> find(dates, "356")).or(() -> find(dates, "348"));
    var to = find(dates, "347").or(() -> find(dates, "357")).or(() -> find(dates, "349"));
    return new CoveragePeriod(
        from.map(DateSpan::from).or(() -> single).orElse(null), to.map(DateSpan::to).orElse(null));
  }

  private static Optional<DateSpan> find(List<BenefitDate> dates, String qualifier) {
    return dates.stream()
        .filter(date -> qualifier.equals(date.qualifier()))
        .map(BenefitDate::span)
        .findFirst();
  }

  boolean isUnknown() {
    return from == null && to == null;
  }

  /** False only when a named end excludes the day. */
  boolean mayContain(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
