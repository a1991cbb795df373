package org.cleanclaim.edits.ncci;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SameService;
import org.cleanclaim.edits.reference.AddOnTable;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.TableKey;

/** An add-on code without the procedure it is added to. */
@EditInfo(
    id = "add-on-without-primary",
    title = "Add-on code without its primary",
    denial = "CO-107",
    severity = Severity.HOLD,
    source = "CMS NCCI add-on code edits; NCCI Policy Manual ch. I §R",
    remedy = "Bill the primary procedure of the same day and physician, or take the add-on off.")
@AutoService(ClaimEdit.class)
public final class AddOnWithoutPrimaryEdit implements LineEdit {
  /** A primary that is itself an add-on needs its own primary; chains are short. */
  private static final int LONGEST_CHAIN = 4;

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.codeId() == Codes.NONE || line.from() == null) {
      return;
    }
    AddOnTable table = context.table(TableKey.ADD_ON, line.from(), verdicts);
    if (table == null) {
      return;
    }
    List<AddOnTable.Row> rows = rows(table, line);
    if (rows.isEmpty()) {
      checkGlobal(claim, line, context, verdicts);
      return;
    }
    if (!isSatisfied(claim, line, table, LONGEST_CHAIN)) {
      verdicts.found(finding(claim, line, rows, table));
    }
  }

  private static List<AddOnTable.Row> rows(AddOnTable table, Line line) {
    List<AddOnTable.Row> all = table.find(line.codeId());
    return all == null ? List.of() : all.stream().filter(row -> row.holds(line.from())).toList();
  }

  private static boolean isSatisfied(ClaimFacts claim, Line line, AddOnTable table, int depth) {
    for (SameService other : SameService.ofDay(claim, line)) {
      for (AddOnTable.Row row : rows(table, line)) {
        boolean listed = row.primary() == other.line().codeId();
        if (listed
            && (depth == 0
                || rows(table, other.line()).isEmpty()
                || isSatisfied(other.claim(), other.line(), table, depth - 1))) {
          return true;
        }
        if (row.primary() == AddOnTable.Row.CONTRACTOR && isPrimary(other.line(), table)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPrimary(Line other, AddOnTable table) {
    return rows(table, other).isEmpty() && !Procedures.isEvaluation(other.codeId());
  }

  private static Finding finding(
      ClaimFacts claim, Line line, List<AddOnTable.Row> rows, AddOnTable table) {
    boolean openList = rows.stream().anyMatch(row -> row.type() == 2);
    boolean otherPrimary =
        rows.stream().anyMatch(row -> row.type() == 3)
            && SameService.ofDay(claim, line).stream()
                .anyMatch(other -> rows(table, other.line()).isEmpty());
    return Finding.on(
            line.sequence(),
            line.code() + " is an add-on and no primary procedure for it is billed that day.")
        .severity(openList || otherPrimary ? Severity.WARN : Severity.HOLD)
        .atRisk(line.charge())
        .key(line.code())
        .fix(Fix.removeLine(line.sequence(), "Not added to anything: remove " + line.code()));
  }

  /** An add-on by its global days of which the add-on table says nothing. */
  private static void checkGlobal(
      ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    FeeSchedule schedule = context.tableIfLoaded(TableKey.FEE_SCHEDULE, line.from());
    FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
    if (row != null && row.isAddOn() && SameService.ofDay(claim, line).isEmpty()) {
      verdicts.found(
          Finding.on(line.sequence(), line.code() + " is an add-on and stands alone that day.")
              .severity(Severity.WARN)
              .atRisk(line.charge())
              .key(line.code()));
    }
  }
}
