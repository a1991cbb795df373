package org.cleanclaim.routes.x12.remittance;

import java.time.LocalDate;

/**
 * A day with its meaning: a DTM segment.
 *
 * @param qualifier DTM01: 232/233 statement from/to, 050 received, 036 end of coverage, 472
 *     service, 150/151 service from/to
 */
public record DatedFact(String qualifier, LocalDate day) {}
