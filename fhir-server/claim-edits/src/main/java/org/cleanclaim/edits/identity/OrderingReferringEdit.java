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
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.CodeLists;
import org.cleanclaim.edits.reference.TableKey;

/** A test, supply or therapy that somebody must have ordered, without saying who. */
@EditInfo(
    id = "ordering-referring",
    title = "Ordering or referring provider is missing",
    denial = "CO-16",
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
    CodeLists lists = context.table(TableKey.CODE_LISTS, line.from(), verdicts);
    if (lists != null
        && lists.contains(CodeLists.REQUIRES_ORDERING, line.codeId(), line.from())
        && claim.provider(line, CareRole.ORDERING) == null
        && claim.provider(line, CareRole.REFERRING) == null) {
      verdicts.found(
          Finding.on(
                  line.sequence(),
                  line.code() + " must be ordered and the claim does not say by whom.")
              .atRisk(line.charge())
              .key(line.code())
              .build());
    }
  }

  private static final ProcedureSet SUPPLY_OR_THERAPY =
      ProcedureSet.of("A* B* E* K* L* 92507-92526 97010-97799 93000-93799");
}
