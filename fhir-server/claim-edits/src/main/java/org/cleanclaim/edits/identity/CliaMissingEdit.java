package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import java.util.regex.Pattern;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeLists;

/** A laboratory test without the CLIA number of the laboratory. */
@EditInfo(
    id = "clia-missing",
    title = "CLIA number is missing or not valid",
    denial = "CO-B7",
    remark = "MA120",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "42 CFR 493; Medicare Claims Processing Manual ch. 16 §70",
    remedy = "Add the laboratory's CLIA number (two digits, D, seven digits).",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class CliaMissingEdit implements LineEdit {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{2}D[0-9]{7}");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.mayNeedCertificate(line.codeId())
        || line.from() == null
        || claim.kind() == ClaimKind.INSTITUTIONAL
        || !context.followsFederalRules()) {
      return;
    }
    CodeLists lists = context.list(CodeLists.CLIA, line.from(), verdicts);
    if (lists == null || !lists.contains(CodeLists.CLIA, line.codeId(), line.from())) {
      return;
    }
    if (line.has("26")) {
      verdicts.bypassed(line.sequence(), "professional component only");
    } else if (claim.clia() == null || !NUMBER.matcher(claim.clia()).matches()) {
      verdicts.found(
          Finding.on(
                  line.sequence(),
                  claim.clia() == null
                      ? line.code() + " needs a CLIA number."
                      : "'" + claim.clia() + "' is no CLIA number.")
              .atRisk(line.charge())
              .key(line.code()));
    }
  }
}
