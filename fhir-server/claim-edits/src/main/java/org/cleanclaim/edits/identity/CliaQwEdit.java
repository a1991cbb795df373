package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeLists;

/** A waived test of a laboratory with a waiver, without the modifier that says so. */
@EditInfo(
    id = "clia-qw",
    title = "Waived test without QW",
    denial = "CO-B7",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 16 §70.8; CMS list of waived tests",
    remedy = "Add QW if the kit used is a waived one.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class CliaQwEdit implements LineEdit {
  /** Waived by regulation itself, never told by QW, whatever else a site's list holds. */
  private static final ProcedureSet NEVER_QW =
      ProcedureSet.of("81002 81025 82270 82272 82962 83026 84830 85013 85651");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Boolean.TRUE.equals(claim.cliaWaiver())
        || !Procedures.mayNeedCertificate(line.codeId())
        || line.from() == null
        || !context.followsFederalRules()) {
      return;
    }
    CodeLists lists = context.list(CodeLists.CLIA_WAIVED, line.from(), verdicts);
    if (lists == null
        || !lists.contains(CodeLists.CLIA_WAIVED, line.codeId(), line.from())
        || NEVER_QW.contains(line.codeId())
        || lists.contains(CodeLists.QW_EXEMPT, line.codeId(), line.from())) {
      return;
    }
    if (line.has("QW")) {
      verdicts.bypassed(line.sequence(), "modifier QW on line " + line.sequence());
    } else {
      verdicts.found(
          Finding.on(line.sequence(), line.code() + " by a laboratory with a waiver lacks QW.")
              .atRisk(line.charge())
              .key(line.code())
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      "QW",
                      "A waived kit was used: add QW",
                      "The kit used is on the list of waived tests for this code.")));
    }
  }
}
