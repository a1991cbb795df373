package org.cleanclaim.edits.payer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.Period;

/**
 * One level of appeal.
 *
 * @param level what the payer calls it
 * @param within how long one may take
 * @param from what the time runs from
 * @param mail how many days after its date a notice is presumed to arrive; the time runs from then
 * @param count which days count
 */
public record AppealLevel(
    @NotBlank String level,
    @NotNull Period within,
    @NotNull Clock from,
    @NotNull Period mail,
    @NotNull DayCount count) {

  /** The last day to appeal a notice of this date. */
  public LocalDate lastDay(LocalDate notice) {
    return count.lastDay(notice.plus(mail), within);
  }
}
