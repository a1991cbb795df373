package org.cleanclaim.edits.ncci;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.reference.PtpTable;
import org.cleanclaim.edits.reference.TableKey;

/**
 * Two lines of one day and one physician that the NCCI table does not pay together.
 *
 * @param firstClaim the claim of column 1, this one or an earlier one
 * @param first column 1, which pays
 * @param secondClaim the claim of column 2
 * @param second column 2, which is denied
 * @param day the day of service the row was looked up for
 * @param indicator 0 no modifier helps, 1 an NCCI-associated modifier does
 */
public record PtpPair(
    ClaimFacts firstClaim,
    Line first,
    ClaimFacts secondClaim,
    Line second,
    LocalDate day,
    int indicator) {

  /** Until then 59 and X{EPSU} counted on column 2 only. CR 11168. */
  private static final LocalDate EITHER_COLUMN = LocalDate.of(2019, 7, 1);

  private static final int NURSE_VISIT = Codes.procedure("99211");

  /**
   * Every pair of the claim's lines with each other and with those of earlier claims. The list is
   * good until the claim is judged.
   */
  public static List<PtpPair> of(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    return context.shared(PtpPairs.class, PtpPairs::new).of(claim, context, verdicts);
  }

  static TableKey<PtpTable> table(ClaimFacts claim) {
    return claim.kind() == ClaimKind.INSTITUTIONAL
        ? TableKey.PTP_OUTPATIENT
        : TableKey.PTP_PRACTITIONER;
  }

  /** The pair's line on the claim being judged; column 2 when both are. */
  public Line own(ClaimFacts claim) {
    return secondClaim == claim ? second : first;
  }

  /** The visit of the pair; null when neither line is one. */
  public Line visit() {
    if (Procedures.isEvaluation(second.codeId())) {
      return second;
    }
    return Procedures.isEvaluation(first.codeId()) ? first : null;
  }

  /** The claim the visit stands on. */
  public ClaimFacts visitClaim() {
    return visit() == second ? secondClaim : firstClaim;
  }

  /** A nurse visit with a drug given: part of giving it, whatever modifier stands there. */
  public boolean isNurseVisitWithDrug() {
    return (first.codeId() == NURSE_VISIT && Procedures.isDrugAdministration(second.codeId()))
        || (second.codeId() == NURSE_VISIT && Procedures.isDrugAdministration(first.codeId()));
  }

  /** Whether both lines are visits and the one that is not {@link #visit} says it was separate. */
  public boolean isSaidByOtherVisit() {
    Line other = visit() == second ? first : second;
    return Procedures.isEvaluation(other.codeId()) && other.hasAny(Modifiers.SEPARATE_VISIT);
  }

  /** What lets the pair be paid: "modifier 59 on line 2"; null when nothing does. */
  public String bypass() {
    if (indicator != 1 || isNurseVisitWithDrug()) {
      return null;
    }
    String onSecond = bypass(secondClaim, second, true);
    return onSecond != null ? onSecond : bypass(firstClaim, first, false);
  }

  private String bypass(ClaimFacts claim, Line line, boolean columnTwo) {
    for (String modifier : line.modifiers()) {
      if (bypasses(claim, line, Codes.modifier(modifier), columnTwo)) {
        return "modifier " + modifier + " on line " + line.sequence();
      }
    }
    return null;
  }

  private boolean bypasses(ClaimFacts claim, Line line, int modifier, boolean columnTwo) {
    boolean visit = Procedures.isEvaluation(line.codeId());
    if (Modifiers.DISTINCT.contains(modifier)) {
      return !visit && (columnTwo || !day.isBefore(EITHER_COLUMN));
    }
    return Modifiers.ANATOMIC.contains(modifier)
        || (visit && Modifiers.SEPARATE_VISIT.contains(modifier))
        || (columnTwo && Modifiers.COLUMN_TWO_ONLY.contains(modifier))
        || (claim.kind() == ClaimKind.INSTITUTIONAL
            && modifier == Modifiers.MULTIPLE_FACILITY_VISITS);
  }
}
