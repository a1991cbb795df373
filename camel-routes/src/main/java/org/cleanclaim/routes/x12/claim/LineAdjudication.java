package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Procedure;

/**
 * What another payer decided on a line: loop 2430.
 *
 * @param payerId SVD01, the id of a payer in 2330B
 * @param paid SVD02
 * @param procedure SVD03
 * @param units SVD05, null when absent
 * @param adjustments CAS
 * @param dates DTP*573
 */
public record LineAdjudication(
    String payerId,
    BigDecimal paid,
    Procedure procedure,
    BigDecimal units,
    List<Adjustment> adjustments,
    List<ClaimDate> dates) {}
