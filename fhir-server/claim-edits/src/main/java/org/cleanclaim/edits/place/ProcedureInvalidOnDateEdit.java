package org.cleanclaim.edits.place;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeDates;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.HcpcsTable;
import org.cleanclaim.edits.reference.TableKey;

/** A procedure code that did not exist on the day of service. */
@EditInfo(
    id = "procedure-invalid-on-date",
    title = "Procedure code not valid on the day of service",
    denial = "CO-181",
    severity = Severity.HOLD,
    source = "CMS HCPCS quarterly file; physician fee schedule status",
    remedy = "Use the code of that day.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class ProcedureInvalidOnDateEdit implements LineEdit {
  /** D codes are dental and stand in another file. */
  private static final ProcedureSet LEVEL_TWO = ProcedureSet.of("A0000-C9999 E0000-V9999");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.code().isEmpty() || line.from() == null) {
      return;
    }
    if (line.codeId() == Codes.NONE) {
      verdicts.found(finding(line, "'" + line.code() + "' is no procedure code."));
    } else if (LEVEL_TWO.contains(line.codeId()) && isDigits(line.code())) {
      checkLevelTwo(line, context, verdicts);
    } else if (context.followsMedicare() && claim.kind() == ClaimKind.PROFESSIONAL) {
      checkStatus(line, context, verdicts);
    }
  }

  private static boolean isDigits(String code) {
    for (int i = 1; i < code.length(); i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void checkLevelTwo(Line line, EditContext context, Verdicts verdicts) {
    HcpcsTable table = context.table(TableKey.HCPCS, line.from(), verdicts);
    if (table == null) {
      return;
    }
    CodeDates dates = table.procedure(line.codeId());
    if (dates == null && !table.isComplete()) {
      verdicts.notChecked(line.sequence(), "HCPCS level II SAMPLE does not hold " + line.code());
    } else if (dates == null || !dates.holds(line.from())) {
      verdicts.found(finding(line, line.code() + " was not valid on " + line.from() + "."));
    }
  }

  private static void checkStatus(Line line, EditContext context, Verdicts verdicts) {
    FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
    FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
    if (row != null && row.status().equals("I")) {
      verdicts.found(
          Finding.on(line.sequence(), line.code() + " is not valid for Medicare.")
              .severity(Severity.WARN)
              .denial("CO-16")
              .remark("M51")
              .remedy("Use the code Medicare takes for this service.")
              .atRisk(line.charge())
              .key(line.code()));
    }
  }

  private static Finding finding(Line line, String message) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(line.code());
  }
}
