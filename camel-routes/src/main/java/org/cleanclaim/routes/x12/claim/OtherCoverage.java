package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * Another payer of the patient and what it has decided: loop 2320 with 2330. Absent elements are
 * null.
 *
 * @param adjustments CAS at claim level
 * @param amounts AMT: D paid, EAF patient owes, A8 not covered
 * @param benefitsAssigned OI03
 * @param release OI06
 * @param subscriber loop 2330A
 * @param payer loop 2330B
 * @param dates DTP*573 of 2330B
 * @param references REF of 2330B, such as F8 its claim number
 */
public record OtherCoverage(
    Subscription subscription,
    List<Adjustment> adjustments,
    List<Amount> amounts,
    String benefitsAssigned,
    String release,
    Party subscriber,
    Party payer,
    List<ClaimDate> dates,
    List<Reference> references) {}
