package org.cleanclaim.plugin.denial;

import java.time.LocalDate;
import org.cleanclaim.edits.filing.Workdays;
import org.cleanclaim.edits.payer.DayCount;

/**
 * Until when something can be done about a denial, and which rule says so.
 *
 * @param way {@code correct}, {@code appeal}, {@code records}, or {@code unknown} where no rule of
 *     the payer is known
 * @param legal the last day by the rule
 * @param rule in words
 * @param source where the rule stands
 * @param count which days count
 */
record Due(String way, LocalDate legal, String rule, String source, DayCount count) {

  /** The day we hold ourselves to: the last workday by then, as nobody works or receives later. */
  LocalDate ours() {
    return Workdays.onOrBefore(legal);
  }
}
