package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.CorrectedClaim;

/** A replacement or void that does not name what it replaces, or that this payer does not take. */
@EditInfo(
    id = "frequency-code",
    title = "Replacement or void the payer cannot match",
    denial = "CO-16",
    remark = "M47",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837 CLM05-3 and REF*F8; payer policy",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class FrequencyCodeEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    boolean replaces = "7".equals(claim.frequency()) || "8".equals(claim.frequency());
    if (claim.selfPay()) {
      return;
    }
    if (!replaces) {
      checkOriginal(claim, context, verdicts);
      return;
    }
    CorrectedClaim corrected = context.policy().correctedClaim();
    if (claim.kind() == ClaimKind.PROFESSIONAL
        && corrected != null
        && corrected.accepts() == CorrectedClaim.Kind.NEW_ORIGINAL) {
      verdicts.found(
          Finding.onClaim(
                  Words.lazily(
                      "This payer takes no replacement or void (frequency %s).", claim.frequency()))
              .denial("277CA")
              .remedy(
                  "If the claim was unprocessable, send a new original; if it was adjudicated, ask"
                      + " for a reopening or appeal.")
              .key("not-taken"));
    } else if (claim.replaces() == null || claim.replaces().isBlank()) {
      verdicts.found(
          Finding.onClaim("The claim replaces another and does not give the payer's number of it.")
              .remedy("Add the payer's claim control number (REF*F8) from the remittance.")
              .key("number"));
    }
  }

  /** Sent as new while the payer has already decided on the same claim, line for line. */
  private static void checkOriginal(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.earlier().size(); i++) {
      EarlierClaim earlier = claim.earlier().get(i);
      if (earlier.status() == EarlierClaim.Status.ADJUDICATED && repeats(claim, earlier.claim())) {
        verdicts.found(
            Finding.onClaim(
                    Words.lazily(
                        "The payer has already decided on the same claim, %s.",
                        earlier.claim().id()))
                .denial("CO-18")
                .remedy(
                    takesNoReplacement(context)
                        ? "Ask for a reopening, or appeal; do not send it again."
                        : "Send a replacement (frequency 7) with the payer's number, or appeal.")
                .key("original@" + earlier.claim().id()));
        return;
      }
    }
  }

  private static boolean takesNoReplacement(EditContext context) {
    CorrectedClaim corrected = context.policy().correctedClaim();
    return corrected != null && corrected.accepts() == CorrectedClaim.Kind.NEW_ORIGINAL;
  }

  private static boolean repeats(ClaimFacts claim, ClaimFacts earlier) {
    boolean itself = claim.id() != null && claim.id().equals(earlier.id());
    return !itself
        && !claim.lines().isEmpty()
        && claim.lines().size() == earlier.lines().size()
        && claim.lines().stream()
            .allMatch(
                line ->
                    earlier.lines().stream()
                        .anyMatch(other -> isSame(claim, line, earlier, other)));
  }

  private static boolean isSame(ClaimFacts claim, Line line, ClaimFacts earlier, Line other) {
    return !line.code().isEmpty()
        && line.code().equals(other.code())
        && line.from() != null
        && line.from().equals(other.from())
        && line.through().equals(other.through())
        && line.sameModifiers(other)
        && claim.samePhysician(line, earlier, other);
  }
}
