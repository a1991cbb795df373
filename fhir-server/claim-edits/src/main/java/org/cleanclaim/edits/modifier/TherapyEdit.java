package org.cleanclaim.edits.modifier;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.reference.CodeLists;

/** Outpatient therapy that does not say which: physical, occupational or speech. */
@EditInfo(
    id = "therapy",
    title = "Therapy without its discipline",
    denial = "CO-4",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 5 §20.1",
    remedy = "Add GP, GO or GN as the plan of care says.")
@AutoService(ClaimEdit.class)
public final class TherapyEdit implements LineEdit {
  private static final ModifierSet DISCIPLINE = ModifierSet.of("GP GO GN");
  private static final ProcedureSet MAY_BE_THERAPY =
      ProcedureSet.of("92507-92526 92605-92618 96105-96125 97010-97799 G0281-G0283 G0329");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!MAY_BE_THERAPY.contains(line.codeId())
        || line.from() == null
        || !context.followsMedicare()) {
      return;
    }
    CodeLists lists = context.list(CodeLists.THERAPY, line.from(), verdicts);
    if (lists == null || !lists.contains(CodeLists.THERAPY, line.codeId(), line.from())) {
      return;
    }
    if (line.hasAny(DISCIPLINE)) {
      verdicts.bypassed(line.sequence(), "discipline modifier on line " + line.sequence());
      return;
    }
    verdicts.found(
        finding(line, line.code() + " does not say which therapy it is.", line.code())
            .fix(add(line, "GP", "physical"))
            .fix(add(line, "GO", "occupational"))
            .fix(add(line, "GN", "speech")));
  }

  private static Fix add(Line line, String modifier, String discipline) {
    return Fix.addModifier(
        line.sequence(),
        modifier,
        Words.say("Under a plan of %s therapy: add %s", discipline, modifier),
        Words.say("A plan of %s therapy is certified.", discipline));
  }

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
