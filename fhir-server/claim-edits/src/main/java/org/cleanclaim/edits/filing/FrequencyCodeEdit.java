package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.CorrectedClaim;

/** A replacement or void that does not name what it replaces, or that this payer does not take. */
@EditInfo(
    id = "frequency-code",
    title = "Replacement or void the payer cannot match",
    denial = "CO-16",
    remark = "M47",
    severity = Severity.HOLD,
    source = "ASC X12 837 CLM05-3 and REF*F8; payer policy",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class FrequencyCodeEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    boolean replaces = "7".equals(claim.frequency()) || "8".equals(claim.frequency());
    if (!replaces || claim.selfPay()) {
      return;
    }
    CorrectedClaim corrected = context.policy().correctedClaim();
    if (claim.kind() == ClaimKind.PROFESSIONAL
        && corrected != null
        && corrected.accepts() == CorrectedClaim.Kind.NEW_ORIGINAL) {
      verdicts.found(
          Finding.onClaim(
                  "This payer takes no replacement or void (frequency %s)."
                      .formatted(claim.frequency()))
              .denial("277CA")
              .remedy(
                  "If the claim was unprocessable, send a new original; if it was adjudicated, ask"
                      + " for a reopening or appeal.")
              .key("not-taken")
              .build());
    } else if (claim.replaces() == null || claim.replaces().isBlank()) {
      verdicts.found(
          Finding.onClaim("The claim replaces another and does not give the payer's number of it.")
              .remedy("Add the payer's claim control number (REF*F8) from the remittance.")
              .key("number")
              .build());
    }
  }
}
