package org.cleanclaim.edits.documentation;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.payer.DocumentRule;

/** A service that wants a note, an order or a report, and none is linked or signed. */
@EditInfo(
    id = "documentation-missing",
    title = "Documentation is missing or not signed",
    denial = "CO-252",
    remark = "N706",
    severity = Severity.WARN,
    source = "CPT modifiers 22, 52, 53, 66, 99; payer policy; ASC X12 837 PWK, NTE",
    remedy = "Have the document signed, attach it and announce it (PWK), or say why in a note.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class DocumentationMissingEdit implements LineEdit {
  private static final ModifierSet WANT_A_NOTE = ModifierSet.of("22 52 53 66 99");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    SupportingInfo attachment = claim.information(line, SupportingInfo.ATTACHMENT);
    if (attachment != null && Boolean.FALSE.equals(attachment.signed())) {
      verdicts.found(
          finding(line, "The document attached to " + line.code() + " is not signed.", "signed")
              .denial("CO-251")
              .build());
    }
    boolean told = attachment != null || claim.information(line, SupportingInfo.NOTE) != null;
    if (!told && line.hasAny(WANT_A_NOTE)) {
      verdicts.found(
          finding(line, line.code() + " carries a modifier that wants an explanation.", "modifier")
              .build());
    }
    for (int i = 0; i < context.policy().documents().size(); i++) {
      DocumentRule rule = context.policy().documents().get(i);
      if (rule.concerns(line) && attachment == null) {
        verdicts.found(
            finding(
                    line,
                    Words.say("This payer wants the %s for %s.", rule.document(), line.code()),
                    rule.document())
                .build());
      }
    }
  }

  private static Finding.Builder finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
