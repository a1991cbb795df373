package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;

/**
 * What a payer paid here for a procedure when it did not deny it, as parts of what was billed.
 *
 * @param lines how many lines that tells of
 * @param middle the median: 0.54 when half of the lines were paid 54 % or less of their charge
 * @param low the lower quartile
 * @param high the upper quartile
 */
public record PaidBefore(int lines, BigDecimal low, BigDecimal middle, BigDecimal high) {}
