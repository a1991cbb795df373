package org.cleanclaim.routes.x12;

import java.math.BigDecimal;

/**
 * Why a payer paid something else than was charged: one of the up to six in a CAS segment.
 *
 * @param group CAS01: CO, PR, OA, PI or CR
 * @param reason CAS02, 05, 08, 11, 14, 17: the CARC
 * @param amount what it takes from the charge; negative adds
 * @param quantity null when absent
 */
public record Adjustment(String group, String reason, BigDecimal amount, BigDecimal quantity) {}
