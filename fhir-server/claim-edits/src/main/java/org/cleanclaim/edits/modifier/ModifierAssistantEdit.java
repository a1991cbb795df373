package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.reference.FeeSchedule;

/** An assistant at a surgery that is not paid for one. */
@EditInfo(
    id = "modifier-assistant",
    title = "Assistant at surgery is not payable",
    denial = "CO-54",
    severity = Severity.HOLD,
    source =
        "Medicare physician fee schedule; Medicare Claims Processing Manual ch. 12 §20.4.3; fee schedule ASST SURG",
    remedy = "Do not bill an assistant here, or send records that show why one was needed.")
@AutoService(ClaimEdit.class)
public final class ModifierAssistantEdit implements LineEdit {
  private static final ModifierSet ASSISTANT = ModifierSet.of("80 81 82 AS");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.hasAny(ASSISTANT)) {
      return;
    }
    CareTeamMember assistant = claim.provider(line, CareRole.RENDERING);
    String specialty = assistant == null ? null : assistant.taxonomy();
    if (line.has("AS") && specialty != null && !isNonPhysician(specialty)) {
      verdicts.found(
          finding(line, "AS is for nurse practitioners, physician assistants and nurses.", "AS")
              .severity(Severity.WARN)
              .denial("CO-4")
              .remedy("Use 80, 81 or 82 for a physician."));
    }
    FeeSchedule.Row row = Indicators.of(claim, line, context, verdicts);
    if (row == null) {
      return;
    }
    switch (row.assistant()) {
      case "1", "9" ->
          verdicts.found(finding(line, "No assistant is paid for " + line.code() + ".", "never"));
      case "0" ->
          verdicts.found(
              finding(line, "An assistant at " + line.code() + " needs records.", "records")
                  .severity(Severity.WARN));
      default -> {
        // 2: an assistant may be paid.
      }
    }
  }

  private static boolean isNonPhysician(String taxonomy) {
    return taxonomy.startsWith("363") || taxonomy.startsWith("364");
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
