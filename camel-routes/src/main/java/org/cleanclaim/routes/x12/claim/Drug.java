package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;

/**
 * A drug given: loop 2410.
 *
 * @param code LIN03 with qualifier N4: the NDC, eleven digits
 * @param quantity CTP04, null when absent
 * @param unit CTP05: UN, ML, GR, F2, ME; null when absent
 */
public record Drug(String code, BigDecimal quantity, String unit) {}
