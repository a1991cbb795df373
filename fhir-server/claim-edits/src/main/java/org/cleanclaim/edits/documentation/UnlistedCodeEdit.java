package org.cleanclaim.edits.documentation;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.facts.SupportingInfo;

/** A code that says nothing by itself, without the words that do. */
@EditInfo(
    id = "unlisted-code",
    title = "Unlisted code without a description",
    denial = "CO-16",
    remark = "N350",
    severity = Severity.HOLD,
    source = "ASC X12 837P SV101-7 and NTE; CPT unlisted procedures",
    remedy = "Describe what was done, and attach the report.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class UnlistedCodeEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isUnlisted(line.codeId())) {
      return;
    }
    SupportingInfo note = claim.information(line, SupportingInfo.NOTE);
    if (note != null && note.text() != null && !note.text().isBlank()) {
      verdicts.bypassed(line.sequence(), "a note describes it");
    } else {
      verdicts.found(
          Finding.on(line.sequence(), line.code() + " is an unlisted code without a description.")
              .atRisk(line.charge())
              .key(line.code()));
    }
  }
}
