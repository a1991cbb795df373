package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.ncci.PtpPair;
import org.cleanclaim.edits.ncci.SeparateVisit;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.TableKey;

/**
 * A visit billed on the day of a procedure without saying that it was separate.
 *
 * <p>Asked only where the payer asks: where the pair table holds the visit against the procedure,
 * or where the procedure's global period takes in the visits of its day. A visit alone, or with
 * laboratory, imaging or another service that has neither, needs no 25.
 */
@EditInfo(
    id = "modifier-25-missing",
    title = "Visit without modifier 25 on the day of a procedure",
    denial = "CO-236",
    severity = Severity.HOLD,
    source = "NCCI Policy Manual ch. I §D; Medicare Claims Processing Manual ch. 12 §30.6.6, §40.1",
    remedy =
        "If the visit was significant and separate from the procedure, document it and add 25;"
            + " if not, the visit is part of the procedure: take it off.")
@AutoService(ClaimEdit.class)
public final class Modifier25MissingEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    boolean visits = false;
    for (int i = 0; i < claim.lines().size(); i++) {
      visits |= Procedures.isEvaluation(claim.lines().get(i).codeId());
    }
    if (!visits || (claim.lines().size() < 2 && claim.earlier().isEmpty())) {
      return;
    }
    List<PtpPair> pairs = PtpPair.of(claim, context, verdicts);
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (Procedures.isEvaluation(line.codeId())) {
        judge(new Visit(claim, line, pairs), context, verdicts);
      }
    }
  }

  private static void judge(Visit visit, EditContext context, Verdicts verdicts) {
    List<Other> paired = visit.paired();
    List<Other> global = visit.withMinorProcedure(context, verdicts);
    if (paired.isEmpty() && global.isEmpty()) {
      return;
    }
    Line line = visit.line();
    for (String modifier : line.modifiers()) {
      if (Modifiers.SEPARATE_VISIT.contains(modifier)) {
        if (verdicts.traced()) {
          verdicts.bypassed(
              line.sequence(), "modifier " + modifier + " on line " + line.sequence());
        }
        return;
      }
    }
    verdicts.found(finding(visit, paired, global, context, verdicts.wantsFixes()));
  }

  private static Finding finding(
      Visit visit,
      List<Other> paired,
      List<Other> global,
      EditContext context,
      boolean wantsFixes) {
    boolean byTable = !paired.isEmpty();
    List<Other> others = united(paired, global);
    Finding finding =
        Finding.on(
                visit.line().sequence(),
                Words.lazily(
                    "%s is billed with %s of the same day and does not say that it was separate.",
                    visit.line().code(), codes(others)))
            .severity(byTable ? Severity.HOLD : Severity.WARN)
            .denial(byTable ? "CO-236" : "CO-97")
            .remark(byTable ? "" : "M15")
            .atRisk(visit.line().charge())
            .key(visit.line().code());
    boolean major = allMajorSurgery(others, visit.line(), context);
    if (major) {
      finding.remedy(
          "If surgery was decided at this visit, document it and add 57; if not, the visit is part of the surgery.");
    }
    if (wantsFixes) {
      finding.fix(major ? DecisionForSurgery.fix(visit.line()) : SeparateVisit.fix(visit.line()));
    }
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).claim == visit.claim()) {
        finding.related(others.get(i).line.sequence());
      }
    }
    return finding;
  }

  private static List<Other> united(List<Other> some, List<Other> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Other> all = new ArrayList<>(some);
    for (int i = 0; i < more.size(); i++) {
      if (!all.contains(more.get(i))) {
        all.add(more.get(i));
      }
    }
    return all;
  }

  private static String codes(List<Other> others) {
    return others.size() == 1
        ? others.get(0).line.code()
        : String.join(", ", others.stream().map(other -> other.line.code()).distinct().toList());
  }

  /** Beside major surgery the word is 57, not 25. */
  private static boolean allMajorSurgery(List<Other> others, Line visit, EditContext context) {
    FeeSchedule schedule = context.tableIfLoaded(TableKey.FEE_SCHEDULE, visit.from());
    if (schedule == null) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      FeeSchedule.Row row = schedule.find(others.get(i).line.codeId());
      if (row == null || !row.isMajorSurgery()) {
        return false;
      }
    }
    return true;
  }

  private record Other(ClaimFacts claim, Line line) {}

  /** One visit of the claim and the pairs the table knows. */
  private record Visit(ClaimFacts claim, Line line, List<PtpPair> pairs) {

    /** Services the table holds against this visit and lets pass with a modifier. */
    List<Other> paired() {
      List<Other> found = List.of();
      for (int i = 0; i < pairs.size(); i++) {
        PtpPair pair = pairs.get(i);
        if (pair.visit() == line
            && pair.indicator() == 1
            && !pair.isNurseVisitWithDrug()
            && !pair.isSaidByOtherVisit()) {
          found = found.isEmpty() ? new ArrayList<>(2) : found;
          found.add(
              pair.second() == line
                  ? new Other(pair.firstClaim(), pair.first())
                  : new Other(pair.secondClaim(), pair.second()));
        }
      }
      return found;
    }

    /** Minor procedures of the day and physician, whose payment takes in the visit. */
    List<Other> withMinorProcedure(EditContext context, Verdicts verdicts) {
      List<Other> found = List.of();
      if (line.hasAny(Modifiers.SEPARATE_VISIT) && !verdicts.traced()) {
        return found;
      }
      if (claim.kind() == ClaimKind.INSTITUTIONAL) {
        return found;
      }
      for (int i = 0; i < claim.lines().size(); i++) {
        found = withMinor(found, claim, claim.lines().get(i), context, verdicts);
      }
      for (int i = 0; i < claim.earlier().size(); i++) {
        EarlierClaim earlier = claim.earlier().get(i);
        if (earlier.stands() && !claim.replaces(earlier)) {
          for (int j = 0; j < earlier.claim().lines().size(); j++) {
            Line other = earlier.claim().lines().get(j);
            found = withMinor(found, earlier.claim(), other, context, verdicts);
          }
        }
      }
      return found;
    }

    /** A list is made for the first that is found. */
    private List<Other> withMinor(
        List<Other> found,
        ClaimFacts otherClaim,
        Line other,
        EditContext context,
        Verdicts verdicts) {
      if (other == line
          || Procedures.isEvaluation(other.codeId())
          || !line.sharesDayWith(other)
          || !claim.samePhysician(line, otherClaim, other)
          || neverWithVisit(other)) {
        return found;
      }
      FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
      FeeSchedule.Row row = schedule == null ? null : schedule.find(other.codeId());
      if (row == null || !row.isMinorProcedure()) {
        return found;
      }
      List<Other> more = found.isEmpty() ? new ArrayList<>(2) : found;
      more.add(new Other(otherClaim, other));
      return more;
    }

    /** A pair that no modifier helps is {@code ncci-ptp}'s to tell: 25 would not mend it. */
    private boolean neverWithVisit(Line other) {
      for (int i = 0; i < pairs.size(); i++) {
        PtpPair pair = pairs.get(i);
        boolean both =
            (pair.first() == line && pair.second() == other)
                || (pair.first() == other && pair.second() == line);
        if (both && (pair.indicator() == 0 || pair.isNurseVisitWithDrug())) {
          return true;
        }
      }
      return false;
    }
  }
}
