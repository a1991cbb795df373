package org.cleanclaim.plugin.kpi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** What figures are told apart by. */
enum KpiPart {
  PAYER("payer", "k.payer"),
  PROVIDER("provider", "k.provider"),
  SITE("site", "k.site"),
  WEEK("week", null),
  MONTH("month", null),
  CATEGORY("category", "k.category"),
  REASON("reason", "k.reason"),
  STATUS("status", "k.work"),
  DEADLINE("deadline", "k.last_day");

  private final String code;
  private final String column;

  KpiPart(String code, String column) {
    this.code = code;
    this.column = column;
  }

  String code() {
    return code;
  }

  static Optional<KpiPart> of(String code) {
    return Arrays.stream(values()).filter(part -> part.code.equals(code)).findFirst();
  }

  /** Whether the figure has such parts: what is as it stands now has no weeks. */
  boolean fits(Kpi kpi) {
    return column != null || kpi.day != null;
  }

  String column(Kpi kpi) {
    return column == null ? kpi.day : column;
  }

  /** What a column's value belongs to; the empty word where it is not known. */
  String value(Object of, LocalDate today) {
    LocalDate day = of instanceof java.sql.Date date ? date.toLocalDate() : null;
    return switch (this) {
      case WEEK ->
          day == null
              ? ""
              : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
      case MONTH -> day == null ? "" : day.toString().substring(0, "2026-11".length());
      case DEADLINE -> Deadline.of(day, today).code();
      default -> of == null ? "" : of.toString();
    };
  }
}
