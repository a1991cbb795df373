package org.cleanclaim.edits.payer;

import java.util.List;
import java.util.Locale;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;

/** Reads the decision rows of a policy. */
final class RuleFields {
  private RuleFields() {}

  static List<PayerRule> read(List<PolicyFields> rows) {
    return rows.stream().map(RuleFields::rule).toList();
  }

  private static PayerRule rule(PolicyFields row) {
    PolicyFields when = row.fields("when");
    PolicyFields then = row.fields("then");
    row.refuseOthers();
    if (when == null || then == null) {
      row.problem("when", "a rule has a when and a then.");
    }
    PayerRule.When conditions = when == null ? null : when(when);
    if (conditions != null && conditions.isEmpty()) {
      row.problem("when", "a rule without a condition would speak on every claim.");
    }
    if (then == null) {
      return new PayerRule(conditions, null, null, null, null, null);
    }
    PayerRule rule =
        new PayerRule(
            conditions,
            then.text("edit"),
            then.text("message"),
            then.text("remedy"),
            then.text("carc"),
            then.word("severity", Severity.class));
    then.refuseOthers();
    return rule;
  }

  private static PayerRule.When when(PolicyFields when) {
    PayerRule.When conditions =
        new PayerRule.When(
            procedures(when, "procedure"),
            procedures(when, "with-procedure"),
            modifiers(when, "modifier"),
            modifiers(when, "without-modifier"),
            when.texts("diagnosis").stream().map(RuleFields::diagnosis).toList(),
            when.texts("place"),
            range(when, "units"),
            range(when, "amount"),
            range(when, "age"),
            when.word("sex", Gender.class),
            when.texts("specialty"),
            when.texts("npi"),
            when.text("fhirpath"));
    when.refuseOthers();
    return conditions;
  }

  private static ProcedureSet procedures(PolicyFields when, String field) {
    try {
      return ProcedureSet.of(when.texts(field));
    } catch (IllegalArgumentException unknown) {
      when.problem(field, unknown.getMessage() + ".");
      return ProcedureSet.of(List.of());
    }
  }

  private static ModifierSet modifiers(PolicyFields when, String field) {
    List<String> modifiers = when.texts(field);
    return modifiers.isEmpty() ? null : PolicyReader.modifierSet(when, modifiers);
  }

  /** "M54.*" and "M54" both mean M54 and everything below it. */
  private static String diagnosis(String text) {
    return text.replace(".", "").replace("*", "").toUpperCase(Locale.ROOT);
  }

  private static NumberRange range(PolicyFields when, String field) {
    return when.parsed(field, "number or range (>4, 0-17)", NumberRange::parse);
  }
}
