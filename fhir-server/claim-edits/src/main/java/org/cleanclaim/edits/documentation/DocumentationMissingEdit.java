package org.cleanclaim.edits.documentation;

import com.google.auto.service.AutoService;
import java.util.List;
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
import org.cleanclaim.edits.facts.SupportingInfo.Document;
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
  /** Report type of a medical record (PWK01). */
  private static final String MEDICAL_RECORD = "M1";

  private static final ModifierSet WANT_A_NOTE = ModifierSet.of("22 52 53 66 99");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    List<Document> documents = claim.documents(line);
    for (int i = 0; i < documents.size(); i++) {
      checkDocument(line, documents.get(i), verdicts);
    }
    boolean told = !documents.isEmpty() || hasNote(claim, line);
    if (!told && line.hasAny(WANT_A_NOTE)) {
      verdicts.found(
          finding(
              line, line.code() + " carries a modifier that wants an explanation.", "modifier"));
    }
    List<DocumentRule> rules = context.policy().documents();
    for (int i = 0; i < rules.size(); i++) {
      checkRule(line, rules.get(i), documents, verdicts);
    }
  }

  private static void checkDocument(Line line, Document document, Verdicts verdicts) {
    if (Boolean.FALSE.equals(document.there())) {
      verdicts.found(
          finding(
                  line,
                  "A document is announced for " + line.code() + " and is not attached.",
                  "announced")
              .denial("CO-163")
              .remark(""));
    } else if (Boolean.FALSE.equals(document.signed())) {
      verdicts.found(
          finding(line, "The document attached to " + line.code() + " is not signed.", "signed")
              .denial("CO-251"));
    }
  }

  private static void checkRule(
      Line line, DocumentRule rule, List<Document> documents, Verdicts verdicts) {
    if (!rule.concerns(line)) {
      return;
    }
    for (int i = 0; i < documents.size(); i++) {
      if (rule.accepts(documents.get(i))) {
        verdicts.bypassed(line.sequence(), "the document is attached");
        return;
      }
    }
    verdicts.found(
        finding(
                line,
                Words.say(
                    documents.isEmpty()
                        ? "This payer wants the %s for %s."
                        : "This payer wants the %s for %s; what is attached is something else.",
                    rule.document(),
                    line.code()),
                rule.document())
            .remark(rule.kinds().contains(MEDICAL_RECORD) ? "M127" : "N706"));
  }

  private static boolean hasNote(ClaimFacts claim, Line line) {
    SupportingInfo note = claim.information(line, SupportingInfo.NOTE);
    return note != null && note.text() != null && !note.text().isBlank();
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
