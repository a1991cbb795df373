package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A claim behind a number, and what the number took of it.
 *
 * @param claim its id
 * @param day the day by which it fell into the period; null where it is as it stands now
 * @param decidedOn its first adjudication; null before
 * @param charged dollars billed
 * @param denied dollars the first adjudication denied; null when it denied nothing
 * @param recovered dollars paid after the denial; null when it was not denied
 * @param status {@code pending}, {@code appealed} or {@code closed}; null when it was not denied
 * @param task the Task its denial is worked in; null when there is none
 * @param edit the edit whose finding is counted, where findings are
 * @param days days from the denial, where these are the figure, and for open ones until today
 */
record KpiMember(
    String claim,
    String payer,
    String provider,
    String site,
    LocalDate day,
    LocalDate decidedOn,
    BigDecimal charged,
    BigDecimal denied,
    BigDecimal recovered,
    String reason,
    String category,
    LocalDate lastDay,
    String status,
    String task,
    String edit,
    Long days) {}
