package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.text.Normalizer;
import java.util.Locale;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityDetail;
import org.cleanclaim.edits.facts.Stage;

/** A patient registered otherwise than the payer has the member. */
@EditInfo(
    id = "member-identity",
    title = "Name or date of birth differs from the payer's",
    denial = "CO-31",
    severity = Severity.WARN,
    audience = {Audience.FRONT_DESK, Audience.BILLER},
    source = "ASC X12 271 loop 2100C",
    remedy = "Compare with the card and correct the registration.",
    stages = {Stage.VISIT, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class MemberIdentityEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null
        || coverage.eligibility() == null
        || !coverage.eligibility().complete()
        || isDependent(coverage)) {
      return;
    }
    EligibilityDetail payer = coverage.eligibility().detail();
    String family = claim.patient().family();
    if (family != null
        && payer.family() != null
        && !letters(family).equals(letters(payer.family()))) {
      verdicts.found(
          Finding.onClaim("The payer has the member under another family name.").key("name"));
    }
    if (claim.patient().birthDate() != null
        && payer.birthDate() != null
        && !claim.patient().birthDate().equals(payer.birthDate())) {
      verdicts.found(
          Finding.onClaim("The payer has the member with another date of birth.")
              .key("birth-date"));
    }
  }

  /** The answer's name may then be the subscriber's. */
  private static boolean isDependent(Coverage coverage) {
    return coverage.relationship() != null && !coverage.relationship().equals("self");
  }

  private static String letters(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toUpperCase(Locale.ROOT);
  }
}
