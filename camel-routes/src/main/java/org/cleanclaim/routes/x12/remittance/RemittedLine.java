package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;

/**
 * A service line as adjudicated: loop 2110. Absent elements are null.
 *
 * @param procedure SVC01, what was adjudicated
 * @param charge SVC02
 * @param paid SVC03
 * @param revenueCode SVC04
 * @param units SVC05, units paid
 * @param submitted SVC06, set when the payer changed the code
 * @param submittedUnits SVC07
 * @param dates DTM
 * @param adjustments CAS
 * @param references REF, such as 6R the line's number in the claim
 * @param amounts AMT, such as B6 allowed
 * @param remarks LQ*HE: the RARCs
 */
public record RemittedLine(
    Procedure procedure,
    BigDecimal charge,
    BigDecimal paid,
    String revenueCode,
    BigDecimal units,
    Procedure submitted,
    BigDecimal submittedUnits,
    List<DatedFact> dates,
    List<Adjustment> adjustments,
    List<Reference> references,
    List<Amount> amounts,
    List<String> remarks) {}
