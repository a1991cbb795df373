package org.cleanclaim.edits.identity;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.reference.Demographics;
import org.cleanclaim.edits.reference.TableKey;

/** A procedure that a patient of this age does not have. */
@EditInfo(
    id = "procedure-age",
    title = "Procedure does not fit the patient's age",
    denial = "CO-6",
    severity = Severity.WARN,
    source = "Medicare Code Editor; site's demographics list",
    remedy = "Correct the code or the date of birth.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class ProcedureAgeEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null || line.code().isEmpty() || (claim.patient().birthDate() == null)) {
      return;
    }
    Demographics limits = context.table(TableKey.DEMOGRAPHICS, line.from(), verdicts);
    Demographics.Rule rule = limits == null ? null : limits.procedure(line.code());
    int age = claim.patient().age(line.from());
    if (rule != null && age >= 0 && (age < rule.minAge() || age > rule.maxAge())) {
      verdicts.found(
          Finding.on(
                  line.sequence(),
                  ("%s is not usual at the age of " + age + ".").formatted(line.code()))
              .atRisk(line.charge())
              .key(line.code()));
    }
  }
}
