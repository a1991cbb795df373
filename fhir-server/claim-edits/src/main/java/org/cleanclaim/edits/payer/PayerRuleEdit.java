package org.cleanclaim.edits.payer;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.FhirPathUnanswered;
import org.cleanclaim.edits.facts.Line;

/** A payer's own edits, as the decision rows of its policy say. */
@EditInfo(
    id = "payer-rule",
    title = "The payer's own rule",
    denial = "CO-16",
    severity = Severity.WARN,
    source = "Payer policy, rules")
@AutoService(ClaimEdit.class)
public final class PayerRuleEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    List<PayerRule> rules = context.policy().rules();
    for (int i = 0; i < rules.size(); i++) {
      check(rules.get(i), claim, verdicts);
    }
  }

  private static void check(PayerRule rule, ClaimFacts claim, Verdicts verdicts) {
    PayerRule.When when = rule.when();
    if (when.isAboutLines()) {
      for (int i = 0; i < claim.lines().size(); i++) {
        Line line = claim.lines().get(i);
        if (when.holdsFor(claim, line)) {
          tell(rule, claim, line, verdicts);
        }
      }
    } else if (when.holdsForPatient(claim, null)) {
      tell(rule, claim, null, verdicts);
    }
  }

  private static boolean holds(PayerRule rule, ClaimFacts claim, int sequence, Verdicts verdicts) {
    try {
      return claim.fhirPath().test(rule.when().fhirPath());
    } catch (FhirPathUnanswered unanswered) {
      verdicts.notChecked(sequence, rule.edit() + ": its FHIRPath, " + unanswered.getMessage());
      return false;
    }
  }

  private static void tell(PayerRule rule, ClaimFacts claim, Line line, Verdicts verdicts) {
    int sequence = line == null ? 0 : line.sequence();
    if (rule.when().fhirPath() != null) {
      if (claim.fhirPath() == null) {
        verdicts.notChecked(
            sequence, rule.edit() + ": its FHIRPath needs the claim as FHIR, which was not given");
        return;
      }
      if (!holds(rule, claim, sequence, verdicts)) {
        return;
      }
    }
    verdicts.found(
        Finding.on(sequence, rule.message())
            .reportedAs(rule.edit())
            .remedy(rule.remedy())
            .denial(rule.denial())
            .severity(rule.severity())
            .atRisk(line == null ? claim.total() : line.charge())
            .key(line == null ? "" : line.code()));
  }
}
