package org.cleanclaim.plugin.kpi;

import java.time.LocalDate;

/**
 * Which claims are asked about; null stands for all.
 *
 * @param from the period's first day
 * @param to its last day
 * @param payer as a row names it; so {@code provider} and {@code site}
 * @param category of the denial
 * @param reason group code and CARC of the denial, such as {@code CO-197}
 * @param status {@code pending}, {@code appealed} or {@code closed}
 * @param deadline how far off the last day is
 * @param today the day that open denials are looked at
 */
record KpiQuery(
    LocalDate from,
    LocalDate to,
    String payer,
    String provider,
    String site,
    String category,
    String reason,
    String status,
    Deadline deadline,
    LocalDate today) {}
