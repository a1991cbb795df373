package org.cleanclaim.routes.x12.status;

import java.time.LocalDateTime;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;

/**
 * What the inquiries of one 276 have in common: one payer, one receiver of the answer, one
 * provider.
 *
 * @param reference BHT03
 * @param at BHT04 and BHT05, null when no time
 * @param payer loop 2100A, NM1*PR
 * @param receiver loop 2100B, NM1*41: who asks
 * @param provider loop 2100C, NM1*1P
 */
public record InquiryFile(
    Interchange interchange,
    String reference,
    LocalDateTime at,
    Party payer,
    Party receiver,
    Party provider) {}
