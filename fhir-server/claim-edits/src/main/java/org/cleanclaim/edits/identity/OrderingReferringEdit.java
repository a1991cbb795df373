package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
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
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeLists;

/** A test, supply or therapy that somebody must have ordered, without saying who. */
@EditInfo(
    id = "ordering-referring",
    title = "Ordering or referring provider is missing",
    denial = "CO-16",
    remark = "N265",
    severity = Severity.HOLD,
    source = "42 CFR 424.507; ASC X12 837P loops 2310A and 2420E",
    remedy = "Name the provider who ordered or referred, with NPI.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class OrderingReferringEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null
        || claim.kind() == ClaimKind.INSTITUTIONAL
        || !context.followsFederalRules()) {
      return;
    }
    boolean mayNeedOrder =
        Procedures.isImaging(line.codeId())
            || Procedures.isLaboratory(line.codeId())
            || SUPPLY_OR_THERAPY.contains(line.codeId());
    if (!mayNeedOrder) {
      return;
    }
    CodeLists lists = context.list(CodeLists.REQUIRES_ORDERING, line.from(), verdicts);
    if (lists != null
        && lists.contains(CodeLists.REQUIRES_ORDERING, line.codeId(), line.from())
        && !isNamed(claim, line, CareRole.ORDERING)
        && !isNamed(claim, line, CareRole.REFERRING)) {
      verdicts.found(
          Finding.on(
                  line.sequence(),
                  line.code() + " must be ordered and the claim does not say by whom.")
              .atRisk(line.charge())
              .key(line.code()));
    }
  }

  /** A name without NPI tells the payer nobody. */
  private static boolean isNamed(ClaimFacts claim, Line line, CareRole role) {
    CareTeamMember member = claim.provider(line, role);
    return member != null && member.npi() != null;
  }

  private static final ProcedureSet SUPPLY_OR_THERAPY =
      ProcedureSet.of(
          "A* B* E* G* K* L* P* Q* 78000-78999 92507-92557 93000-95999 97010-97799 99242-99255");
}
