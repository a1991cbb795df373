package org.cleanclaim.edits.modifier;

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
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.payer.PayerKind;

/** Notices of non-coverage that contradict each other, or that this payer does not know. */
@EditInfo(
    id = "modifier-abn",
    title = "Notice modifiers do not fit",
    denial = "CO-4",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 30 §50, ch. 23 §20.9",
    remedy = "Use GA for a required notice on file, GX a voluntary one, GY excluded, GZ no notice.")
@AutoService(ClaimEdit.class)
public final class ModifierAbnEdit implements LineEdit {
  private static final ModifierSet NOTICES = ModifierSet.of("GA GX GY GZ");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!line.hasAny(NOTICES)) {
      return;
    }
    boolean ga = line.has("GA");
    boolean gz = line.has("GZ");
    boolean gy = line.has("GY");
    if (ga && gz) {
      verdicts.found(finding(line, "GA says a notice is on file, GZ says none is.", "GA+GZ"));
    } else if (line.has("GX") && (ga || gz)) {
      verdicts.found(finding(line, "GX does not stand with GA or GZ.", "GX"));
    } else if (context.policy().kind() == PayerKind.COMMERCIAL) {
      verdicts.found(
          finding(line, "Medicare's notice modifiers mean nothing to this payer.", "payer")
              .severity(Severity.WARN));
    } else if (line.has("KX") && (ga || gz || gy)) {
      verdicts.found(
          finding(line, "KX says covered, the notice modifier says not.", "KX")
              .severity(Severity.WARN));
    } else if (gz) {
      verdicts.found(
          finding(line, "GZ is denied without review.", "GZ")
              .severity(Severity.INFO)
              .denial("CO-50"));
    } else if (gy) {
      verdicts.found(
          finding(line, "GY is denied as excluded; the patient pays.", "GY")
              .severity(Severity.INFO)
              .denial("PR-96"));
    }
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
