package org.cleanclaim.edits.ncci;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.MueTable;
import org.cleanclaim.edits.reference.TableKey;

/**
 * More units of a code than one day may hold. Indicator 1 counts each line; 2 and 3 count the day,
 * over all lines and claims of one physician, whatever their modifiers.
 */
@EditInfo(
    id = "mue-units",
    title = "More units than are payable",
    denial = "CO-151",
    remark = "N362",
    severity = Severity.HOLD,
    source = "CMS NCCI medically unlikely edits; NCCI Policy Manual ch. I §V")
@AutoService(ClaimEdit.class)
public final class MueUnitsEdit implements ClaimEdit {
  private static final int LINE_EDIT = 1;
  private static final int POLICY = 2;
  private static final String NEVER_PAYABLE =
      "This code is never payable here: bill the code that is, or take the line off.";
  private static final String DME_SUPPLIER = "332B";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (line.from() != null && line.quantity() != null) {
        MueTable table = context.table(table(claim), line.from(), verdicts);
        MueTable.Row row = table == null ? null : table.find(line.codeId());
        if (row != null) {
          judge(claim, i, row, verdicts);
        }
      }
    }
  }

  private static TableKey<MueTable> table(ClaimFacts claim) {
    if (claim.kind() == ClaimKind.INSTITUTIONAL) {
      return TableKey.MUE_OUTPATIENT;
    }
    String taxonomy = claim.billing().taxonomy();
    return taxonomy != null && taxonomy.startsWith(DME_SUPPLIER)
        ? TableKey.MUE_DME
        : TableKey.MUE_PRACTITIONER;
  }

  private static void judge(ClaimFacts claim, int at, MueTable.Row row, Verdicts verdicts) {
    Line line = claim.lines().get(at);
    if (row.indicator() == LINE_EDIT) {
      int units = line.unitsPerDay();
      if (units > row.units()) {
        verdicts.found(overLine(line, units, row, verdicts.wantsFixes()));
      }
      return;
    }
    int units = line.unitsPerDay();
    boolean repeated = isRepeated(claim, line);
    if (units <= row.units() && (!repeated || Day.units(claim, line) <= row.units())) {
      return;
    }
    Day day = repeated ? Day.of(claim, line) : new Day(List.of(line), units, 0, units);
    if (day.units() > row.units() && day.leads(claim, at)) {
      verdicts.found(overDay(line, day, row, verdicts.wantsFixes()));
    }
  }

  private static boolean isRepeated(ClaimFacts claim, Line line) {
    for (int i = 0; i < claim.lines().size(); i++) {
      Line other = claim.lines().get(i);
      if (other != line && other.codeId() == line.codeId()) {
        return true;
      }
    }
    for (int i = 0; i < claim.earlier().size(); i++) {
      List<Line> lines = claim.earlier().get(i).claim().lines();
      for (int j = 0; j < lines.size(); j++) {
        if (lines.get(j).codeId() == line.codeId()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Finding overLine(Line line, int units, MueTable.Row row, boolean wantsFixes) {
    Finding finding =
        Finding.on(
                line.sequence(),
                Words.lazily(
                    row.units() == 1
                        ? "%s is billed with %d units on one line; %d is payable."
                        : "%s is billed with %d units on one line; %d are payable.",
                    line.code(),
                    units,
                    row.units()))
            .remedy(
                row.units() == 0
                    ? NEVER_PAYABLE
                    : "Check the units. If more were medically necessary and documented, bill the rest on a"
                        + " further line with the modifier that says why (76, 77, 91, 59, side).")
            .atRisk(line.charge())
            .key(line.code());
    if (wantsFixes) {
      finding.fix(fix(line, row));
    }
    return finding;
  }

  private static Finding overDay(Line line, Day day, MueTable.Row row, boolean wantsFixes) {
    Finding finding =
        Finding.on(
                line.sequence(),
                Words.lazily(
                    row.units() == 1
                        ? "%s comes to %d units on %s; %d is payable a day."
                        : "%s comes to %d units on %s; %d are payable a day.",
                    line.code(),
                    day.units(),
                    line.from(),
                    row.units()))
            .remedy(remedy(day, row))
            .atRisk(day.charges())
            .key(Words.lazily("%s@%s", line.code(), line.from()));
    for (int i = 0; i < day.own().size(); i++) {
      finding.related(day.own().get(i).sequence());
    }
    if (wantsFixes && day.own().size() == 1 && day.earlierUnits() == 0) {
      finding.fix(fix(line, row));
    }
    if (day.unitsWithoutRepeats() <= row.units()) {
      finding.consequenceOf("duplicate-exact");
    }
    return finding;
  }

  private static String remedy(Day day, MueTable.Row row) {
    if (row.units() == 0) {
      return NEVER_PAYABLE;
    }
    if (day.isBothSides()) {
      return "Both sides are one line with modifier 50 and 1 unit, where the fee schedule lets the"
          + " code be bilateral; otherwise reduce the units.";
    }
    if (row.indicator() == POLICY) {
      return "Reduce the units: no modifier helps and the contractor cannot override this limit.";
    }
    return "Check the units. If they are right, bill them and be ready to appeal with the records.";
  }

  private static Fix fix(Line line, MueTable.Row row) {
    if (row.units() == 0) {
      return Fix.removeLine(line.sequence(), "Not payable here: remove " + line.code());
    }
    long units =
        row.units() * Math.max(1, 1 + ChronoUnit.DAYS.between(line.from(), line.through()));
    return Fix.setUnits(
        line.sequence(),
        Long.toString(units),
        "Only " + units + " given: set units to " + units,
        "The record shows how much was done on each day.");
  }

  /**
   * All units of one code, day and physician.
   *
   * @param own lines of this claim, in order
   * @param earlierUnits units on earlier claims
   */
  private record Day(List<Line> own, int units, int earlierUnits, int unitsWithoutRepeats) {

    /** The units alone, which most days stay under. */
    static int units(ClaimFacts claim, Line line) {
      int units = 0;
      for (int i = 0; i < claim.earlier().size(); i++) {
        EarlierClaim other = claim.earlier().get(i);
        if (other.stands() && !claim.replaces(other)) {
          units += units(claim, line, other.claim());
        }
      }
      return units + units(claim, line, claim);
    }

    private static int units(ClaimFacts claim, Line line, ClaimFacts otherClaim) {
      int units = 0;
      for (int i = 0; i < otherClaim.lines().size(); i++) {
        Line candidate = otherClaim.lines().get(i);
        if (counts(claim, line, otherClaim, candidate)) {
          units += candidate.unitsPerDay();
        }
      }
      return units;
    }

    static Day of(ClaimFacts claim, Line line) {
      List<Line> own = new ArrayList<>(2);
      List<Line> distinct = new ArrayList<>(2);
      int units = 0;
      int withoutRepeats = 0;
      int earlier = 0;
      for (EarlierClaim other : claim.earlier()) {
        if (other.stands() && !claim.replaces(other)) {
          for (Line candidate : other.claim().lines()) {
            if (counts(claim, line, other.claim(), candidate)) {
              earlier += candidate.unitsPerDay();
              distinct.add(candidate);
            }
          }
        }
      }
      for (Line candidate : claim.lines()) {
        if (counts(claim, line, claim, candidate)) {
          own.add(candidate);
          units += candidate.unitsPerDay();
          if (!isRepeated(distinct, candidate)) {
            withoutRepeats += candidate.unitsPerDay();
            distinct.add(candidate);
          }
        }
      }
      return new Day(own, units + earlier, earlier, withoutRepeats + earlier);
    }

    private static boolean counts(
        ClaimFacts claim, Line line, ClaimFacts otherClaim, Line candidate) {
      return candidate.codeId() == line.codeId()
          && candidate.from() != null
          && candidate.quantity() != null
          && !line.from().isBefore(candidate.from())
          && !line.from().isAfter(candidate.through())
          && claim.samePhysician(line, otherClaim, candidate);
    }

    private static boolean isRepeated(List<Line> seen, Line line) {
      for (int i = 0; i < seen.size(); i++) {
        if (isRepeat(seen.get(i), line)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isRepeat(Line one, Line other) {
      return one.sameModifiers(other)
          && one.from().equals(other.from())
          && one.charge() != null
          && other.charge() != null
          && one.charge().compareTo(other.charge()) == 0;
    }

    /**
     * Whether the line is the first of this claim to tell of this day, so that one finding does.
     */
    boolean leads(ClaimFacts claim, int at) {
      LocalDate day = claim.lines().get(at).from();
      for (int i = 0; i < at; i++) {
        Line before = claim.lines().get(i);
        if (day.equals(before.from()) && own.contains(before)) {
          return false;
        }
      }
      return true;
    }

    boolean isBothSides() {
      boolean left = false;
      boolean right = false;
      for (int i = 0; i < own.size(); i++) {
        left |= own.get(i).has("LT");
        right |= own.get(i).has("RT");
      }
      return left && right;
    }

    BigDecimal charges() {
      BigDecimal sum = null;
      for (Line line : own) {
        if (line.charge() != null) {
          sum = sum == null ? line.charge() : sum.add(line.charge());
        }
      }
      return sum;
    }
  }
}
