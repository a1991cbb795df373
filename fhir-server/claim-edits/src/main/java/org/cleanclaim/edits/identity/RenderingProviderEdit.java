package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;

/** A group's bill that does not say which person did the service. */
@EditInfo(
    id = "rendering-provider",
    title = "Rendering provider is missing or not a person",
    denial = "CO-16",
    remark = "N290",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "ASC X12 837P loops 2310B and 2420A",
    remedy = "Name the person who did the service, with a personal NPI.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class RenderingProviderEdit implements LineEdit {
  private static final Set<String> NO_PERSON = Set.of("41", "42", "81");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (claim.kind() == ClaimKind.INSTITUTIONAL
        || NO_PERSON.contains(String.valueOf(line.place()))) {
      return;
    }
    CareTeamMember rendering = claim.provider(line, CareRole.RENDERING);
    if (rendering != null && isOrganization(claim, rendering)) {
      verdicts.found(finding(line, "The rendering provider is an organisation.", "organization"));
    } else if (Boolean.TRUE.equals(claim.billing().organization())
        && !isSupplierOrLaboratory(claim)
        && (rendering == null || rendering.npi() == null)) {
      verdicts.found(
          finding(line, "A group bills " + line.code() + " without a rendering provider.", "none"));
    }
  }

  /** Said of the provider, or told by the NPI: the group's own is no person's. */
  private static boolean isOrganization(ClaimFacts claim, CareTeamMember rendering) {
    return Boolean.TRUE.equals(rendering.organization())
        || (Boolean.TRUE.equals(claim.billing().organization())
            && !isSupplierOrLaboratory(claim)
            && rendering.npi() != null
            && rendering.npi().equals(claim.billing().npi()));
  }

  /** Laboratories, suppliers and ambulances bill for themselves. */
  private static boolean isSupplierOrLaboratory(ClaimFacts claim) {
    String taxonomy = claim.billing().taxonomy();
    return taxonomy != null
        && (taxonomy.startsWith("291U")
            || taxonomy.startsWith("332")
            || taxonomy.startsWith("3416"));
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
