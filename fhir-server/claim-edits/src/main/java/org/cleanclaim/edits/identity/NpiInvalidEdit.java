package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import java.util.Locale;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.Authorization;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Stage;

/** A provider number that cannot be one: wrong length, first digit or check digit. */
@EditInfo(
    id = "npi-invalid",
    title = "NPI is not valid",
    denial = "CO-207",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "45 CFR 162.406; CMS NPI check digit",
    remedy = "Correct the NPI from the NPPES registry.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class NpiInvalidEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    judge(claim.billing().npi(), "billing provider", "billing", "N257", verdicts);
    for (int i = 0; i < claim.careTeam().size(); i++) {
      CareTeamMember member = claim.careTeam().get(i);
      if (member.npi() != null && !Npi.isValid(member.npi())) {
        String role = member.role().name().toLowerCase(Locale.ROOT);
        judge(
            member.npi(),
            role + " provider",
            role + "-" + member.npi(),
            remark(member.role()),
            verdicts);
      }
    }
    for (int i = 0; i < claim.authorizations().size(); i++) {
      Authorization authorization = claim.authorizations().get(i);
      judge(authorization.providerNpi(), "authorized provider", "authorized", "", verdicts);
    }
    if (claim.referral() != null) {
      judge(
          claim.referral().providerNpi(), "provider of the referral", "referral", "N286", verdicts);
    }
  }

  private static void judge(
      String npi, String whose, String key, String remark, Verdicts verdicts) {
    if (npi != null && !Npi.isValid(npi)) {
      verdicts.found(
          Finding.onClaim("NPI " + npi + " of the " + whose + " is not valid.")
              .remark(remark)
              .key(key));
    }
  }

  private static String remark(CareRole role) {
    return switch (role) {
      case RENDERING, ATTENDING -> "N290";
      case ORDERING -> "N265";
      case REFERRING -> "N286";
      default -> "";
    };
  }
}
