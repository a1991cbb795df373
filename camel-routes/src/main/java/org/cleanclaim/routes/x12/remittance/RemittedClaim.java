package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * A claim as adjudicated: loop 2100. Absent elements are null.
 *
 * @param patientControlNumber CLP01, CLM01 of the claim
 * @param status CLP02: 1-3 processed, 4 denied, 19-21 forwarded, 22 reversal, 23, 25
 * @param charge CLP03
 * @param paid CLP04
 * @param patientResponsibility CLP05
 * @param filingIndicator CLP06
 * @param payerControlNumber CLP07
 * @param facilityCode CLP08
 * @param frequency CLP09
 * @param adjustments CAS at claim level
 * @param parties NM1: QC patient, IL subscriber, 74 corrected, 82 rendering, TT crossover ...
 * @param remarks RARCs of MOA or MIA
 * @param references REF
 * @param dates DTM
 * @param amounts AMT
 * @param lines loop 2110; may be empty, then the claim level says all
 */
public record RemittedClaim(
    String patientControlNumber,
    String status,
    BigDecimal charge,
    BigDecimal paid,
    BigDecimal patientResponsibility,
    String filingIndicator,
    String payerControlNumber,
    String facilityCode,
    String frequency,
    List<Adjustment> adjustments,
    List<Party> parties,
    List<String> remarks,
    List<Reference> references,
    List<DatedFact> dates,
    List<Amount> amounts,
    List<RemittedLine> lines) {
  private static final String REVERSAL = "22";

  /** Takes back what an earlier remittance said; never a denial. */
  public boolean isReversal() {
    return REVERSAL.equals(status);
  }

  /** The party with this NM101. */
  public Optional<Party> party(String entity) {
    return parties.stream().filter(party -> entity.equals(party.entity())).findFirst();
  }
}
