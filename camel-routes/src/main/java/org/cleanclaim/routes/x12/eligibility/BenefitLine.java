package org.cleanclaim.routes.x12.eligibility;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * One statement on coverage or a benefit: loop 2110C or 2110D. Absent elements are null.
 *
 * @param information EB01: 1-5 active, 6-8 inactive, A coinsurance, B copay, C deductible, R other
 *     payer ...
 * @param coverageLevel EB02: IND, FAM ...
 * @param serviceTypes EB03, repeated
 * @param insuranceType EB04: MA, MB, HN, MC, C1 ...
 * @param plan EB05, the payer's name of the plan
 * @param period EB06: 23 calendar year, 29 remaining ...
 * @param amount EB07
 * @param fraction EB08, 0.2 for 20 %
 * @param quantityQualifier EB09
 * @param quantity EB10
 * @param authorization EB11: Y, N or U
 * @param network EB12: Y, N, U or W
 * @param procedure EB13, its components in order
 * @param references REF
 * @param dates DTP
 * @param rejections AAA
 * @param messages MSG01
 * @param parties NM1 of loop 2120: another payer, a primary care provider ...
 */
public record BenefitLine(
    String information,
    String coverageLevel,
    List<String> serviceTypes,
    String insuranceType,
    String plan,
    String period,
    BigDecimal amount,
    BigDecimal fraction,
    String quantityQualifier,
    BigDecimal quantity,
    String authorization,
    String network,
    List<String> procedure,
    List<Reference> references,
    List<BenefitDate> dates,
    List<Rejection> rejections,
    List<String> messages,
    List<Party> parties) {

  /** EB01 codes by which a payer says that coverage is there. */
  private static final List<String> ACTIVE = List.of("1", "2", "3", "4", "5");

  private static final List<String> INACTIVE = List.of("6", "7", "8");

  /** Health benefit plan coverage: the plan as a whole. */
  public static final String WHOLE_PLAN = "30";

  public boolean isActive() {
    return ACTIVE.contains(information);
  }

  public boolean isInactive() {
    return INACTIVE.contains(information);
  }

  public boolean isWholePlan() {
    return serviceTypes.contains(WHOLE_PLAN);
  }
}
