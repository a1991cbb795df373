package org.cleanclaim.routes.x12.acknowledgement;

import java.time.LocalDateTime;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.TransactionSet;

/**
 * What the statuses of one 277CA or 277 have in common.
 *
 * @param reference BHT03
 * @param at BHT04 and BHT05, null when no time
 * @param source loop 2100A: the payer (PR) or a clearinghouse (AY) before it
 */
public record StatusFile(TransactionSet set, String reference, LocalDateTime at, Party source) {}
