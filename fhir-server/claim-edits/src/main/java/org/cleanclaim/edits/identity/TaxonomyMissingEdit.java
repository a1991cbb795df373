package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Stage;

/** A provider without taxonomy where the payer asks for it. */
@EditInfo(
    id = "taxonomy-missing",
    title = "Taxonomy is missing",
    denial = "CO-16",
    severity = Severity.WARN,
    audience = Audience.BILLER,
    source = "ASC X12 837 PRV*BI and PRV*PE; payer policy",
    remedy = "Add the taxonomy the provider is enrolled with.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class TaxonomyMissingEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    if (!context.policy().taxonomyRequired() || claim.selfPay()) {
      return;
    }
    if (claim.billing().npi() != null && claim.billing().taxonomy() == null) {
      verdicts.found(
          Finding.onClaim("The billing provider has no taxonomy.").remark("N255").key("billing"));
    }
    for (CareTeamMember member : claim.careTeam()) {
      if (member.role() == CareRole.RENDERING
          && member.npi() != null
          && member.taxonomy() == null) {
        verdicts.found(
            Finding.onClaim("The rendering provider has no taxonomy.")
                .remark("N288")
                .key("rendering-" + member.npi()));
      }
    }
  }
}
