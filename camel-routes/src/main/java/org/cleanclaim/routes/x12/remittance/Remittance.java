package org.cleanclaim.routes.x12.remittance;

import java.util.List;

/** A payment with its claims, whole: for writing one, and for files known to be small. */
public record Remittance(
    Payment payment, List<RemittedClaim> claims, List<ProviderAdjustment> adjustments) {}
