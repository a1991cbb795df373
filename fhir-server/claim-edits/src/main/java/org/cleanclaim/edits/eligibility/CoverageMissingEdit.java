package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Stage;

/** A claim nobody is asked to pay: no coverage of this patient on it, and not marked self-pay. */
@EditInfo(
    id = "coverage-missing",
    title = "No coverage on the claim",
    denial = "CO-31",
    severity = Severity.HOLD,
    audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
    source = "ASC X12 837P loops 2000B and 2010BA",
    remedy = "Add the coverage of that day, or mark the patient self-pay.",
    stages = {Stage.VISIT, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class CoverageMissingEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (claim.selfPay()) {
      verdicts.bypassed(0, "marked self-pay");
    } else if (claim.billedCoverage() == null) {
      verdicts.found(Finding.onClaim(message(claim)));
    }
  }

  private static String message(ClaimFacts claim) {
    for (Coverage coverage : claim.coverages()) {
      if (!coverage.belongsToPatient()) {
        return "The coverage on the claim belongs to another patient.";
      }
      if (!coverage.counts()) {
        return "The coverage on the claim is " + coverage.status() + ", so none is left.";
      }
    }
    return "The claim names no coverage and is not marked self-pay.";
  }
}
