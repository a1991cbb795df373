package org.cleanclaim.edits.facts;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a payer billed before paid on this claim (loops 2320, 2330B, 2430).
 *
 * @param paid what it paid; null when not known
 * @param adjusted the sum of its adjustments; null when not known
 * @param date its remittance date; null when not known
 */
public record PriorPayment(BigDecimal paid, BigDecimal adjusted, LocalDate date) {}
