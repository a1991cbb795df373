package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** A total that is not the sum of its lines. */
@EditInfo(
    id = "charge-balance",
    title = "Line charges do not add up to the total",
    denial = "277CA",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837: CLM02 and SV102 or SV203",
    remedy = "Correct the total or the line that is wrong.")
@AutoService(ClaimEdit.class)
public final class ChargeBalanceEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (claim.total() == null || claim.lines().isEmpty()) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (line.charge() == null) {
        // The line without a charge is required-field's to tell.
        return;
      }
      sum = sum.add(line.charge());
    }
    if (sum.compareTo(claim.total()) != 0) {
      verdicts.found(
          Finding.onClaim(
                  Words.lazily(
                      "The lines add up to %s, the claim's total is %s.",
                      sum.toPlainString(), claim.total().toPlainString()))
              .atRisk(claim.total()));
    }
  }
}
