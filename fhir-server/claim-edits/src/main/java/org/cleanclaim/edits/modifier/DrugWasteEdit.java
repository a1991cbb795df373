package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.regex.Pattern;
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
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.reference.CodeLists;

/**
 * A single-dose drug that does not say whether any was discarded, or a drug without its NDC for
 * Medicaid.
 */
@EditInfo(
    id = "drug-waste",
    title = "Discarded drug or drug code is not told",
    denial = "CO-16",
    remark = "N822",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 17 §40; CMS JW/JZ policy; 42 CFR 447.520",
    remedy = "Say JZ when nothing was discarded; bill what was discarded on its own line with JW.")
@AutoService(ClaimEdit.class)
public final class DrugWasteEdit implements LineEdit {
  /** Eleven digits, 5-4-2, with or without the dashes. */
  private static final Pattern NDC = Pattern.compile("[0-9]{5}-?[0-9]{4}-?[0-9]{2}");

  private static final LocalDate SINCE = LocalDate.of(2023, 7, 1);

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isDrug(line.codeId()) || line.from() == null) {
      return;
    }
    if (context.policy().kind() == PayerKind.MEDICAID) {
      checkNdc(claim, line, verdicts);
    }
    if (context.followsMedicare() && !line.from().isBefore(SINCE)) {
      checkWaste(claim, line, context, verdicts);
    }
  }

  private static void checkNdc(ClaimFacts claim, Line line, Verdicts verdicts) {
    SupportingInfo drug = claim.information(line, SupportingInfo.DRUG_CODE);
    String ndc = drug == null ? null : drug.code();
    if (ndc == null || !NDC.matcher(ndc).matches()) {
      verdicts.found(
          finding(
                  line,
                  ndc == null
                      ? line.code() + " lacks its NDC."
                      : "'" + ndc + "' is no NDC of eleven digits.",
                  "ndc")
              .remark("M119")
              .remedy("Add the NDC (LIN*N4, eleven digits) of the drug that was given."));
    }
  }

  private static void checkWaste(
      ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    CodeLists lists = context.list(CodeLists.SINGLE_DOSE_DRUG, line.from(), verdicts);
    if (lists == null || !lists.contains(CodeLists.SINGLE_DOSE_DRUG, line.codeId(), line.from())) {
      return;
    }
    boolean wasted = line.has("JW");
    boolean nothingWasted = line.has("JZ");
    if (wasted && nothingWasted) {
      verdicts.found(finding(line, "JW and JZ stand on one line.", "both"));
    } else if (nothingWasted && hasGivenLine(claim, line, true)) {
      verdicts.found(
          finding(line, "JZ says nothing was discarded, another line of the drug has JW.", "JZ")
              .fix(
                  Fix.removeModifier(
                      line.sequence(),
                      "JZ",
                      "Some was discarded, as JW says: remove JZ",
                      "The record tells how much was given and how much was discarded.")));
    } else if (wasted && !hasGivenLine(claim, line, false)) {
      verdicts.found(
          finding(line, "The discarded part stands without the part that was given.", "JW"));
    } else if (!wasted && !nothingWasted && !hasGivenLine(claim, line, true)) {
      verdicts.found(
          finding(line, line.code() + " does not say whether any was discarded.", "none")
              .fix(
                  Fix.addModifier(
                      line.sequence(),
                      "JZ",
                      "Nothing was discarded: add JZ",
                      "The record shows the whole container given.")));
    }
  }

  private static boolean hasGivenLine(ClaimFacts claim, Line line, boolean withJw) {
    return claim.lines().stream()
        .anyMatch(
            other ->
                other != line
                    && other.codeId() == line.codeId()
                    && line.from().equals(other.from())
                    && other.has("JW") == withJw);
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
