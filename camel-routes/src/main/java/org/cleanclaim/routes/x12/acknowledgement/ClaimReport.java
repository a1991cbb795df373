package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Party;

/**
 * A 277CA as a payer makes it: one receiver, one provider, claims.
 *
 * @param batch what is said of the batch as a whole, with the receiver as its party
 * @param provider loop 2100C
 */
public record ClaimReport(
    StatusFile file, BatchStatus batch, Party provider, List<ClaimStatus> claims) {}
