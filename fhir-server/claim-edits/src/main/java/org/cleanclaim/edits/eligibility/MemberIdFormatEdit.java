package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.util.Locale;
import java.util.regex.Pattern;
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

/** A member id that cannot be one of this payer's. */
@EditInfo(
    id = "member-id-format",
    title = "Member id does not look like one of this payer",
    denial = "CO-31",
    remark = "N382",
    severity = Severity.HOLD,
    audience = {Audience.FRONT_DESK, Audience.BILLER},
    source = "CMS, Understanding the Medicare Beneficiary Identifier; payer policy",
    remedy = "Copy the id from the card.",
    stages = {Stage.VISIT, Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class MemberIdFormatEdit implements ClaimEdit {
  private static final String LETTER = "[AC-HJKMNP-RT-Y]";
  private static final String LETTER_OR_DIGIT = "[0-9AC-HJKMNP-RT-Y]";

  /** Eleven characters; letters are never S L O I B Z; there is no check digit. */
  private static final Pattern MBI =
      Pattern.compile(
          "[1-9]"
              + LETTER
              + LETTER_OR_DIGIT
              + "[0-9]"
              + LETTER
              + LETTER_OR_DIGIT
              + "[0-9]"
              + LETTER
              + "{2}[0-9]{2}");

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || coverage.subscriberId() == null || claim.selfPay()) {
      return;
    }
    String id = coverage.subscriberId();
    if (context.policy().isMedicare()) {
      checkMedicare(id, verdicts);
    } else if (context.policy().memberId() != null
        && !context.policy().memberId().matcher(id).matches()) {
      verdicts.found(Finding.onClaim("The member id is not of the form this payer uses."));
    }
  }

  private static void checkMedicare(String id, Verdicts verdicts) {
    if (MBI.matcher(id).matches()) {
      return;
    }
    String cleaned = id.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (!MBI.matcher(cleaned).matches()) {
      verdicts.found(Finding.onClaim("The member id is no Medicare Beneficiary Identifier."));
    } else {
      verdicts.found(
          Finding.onClaim(
                  "The member id is right but written with dashes, blanks or small letters.")
              .severity(Severity.INFO)
              .remedy("Store it as " + cleaned + ".")
              .key("written"));
    }
  }
}
