package org.cleanclaim.plugin.learn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.payer.PayerRule;
import org.cleanclaim.plugin.ledger.ProposedEdit.Row;

/**
 * A proposed edit as a decision row of a payer's policy: as the engine reads it, and as its text.
 */
final class LearnedRule {

  private LearnedRule() {}

  static PayerRule of(Row row, Severity severity) {
    PayerRule.When when =
        new PayerRule.When(
            ProcedureSet.of(List.of(row.procedure())),
            ProcedureSet.of(none(row.beside())),
            null,
            row.without().isEmpty() ? null : ModifierSet.of(String.join(" ", row.without())),
            none(row.diagnosis()),
            none(row.place()),
            null,
            null,
            null,
            null,
            List.of(),
            none(row.npi()),
            null);
    return new PayerRule(when, row.edit(), row.message(), row.remedy(), row.denial(), severity);
  }

  private static List<String> none(String value) {
    return value == null ? List.of() : List.of(value);
  }

  /** What would stand under {@code rules:} in the payer's policy. */
  static String text(Row row, Severity severity) {
    String when =
        Stream.of(
                field("procedure", none(row.procedure())),
                field("with-procedure", none(row.beside())),
                field("without-modifier", row.without()),
                field("diagnosis", none(row.diagnosis())),
                field("place", none(row.place())),
                field("npi", none(row.npi())))
            .filter(field -> !field.isEmpty())
            .collect(Collectors.joining(", "));
    return """
        - when: { %s }
          then:
            edit: %s
            message: %s
            remedy: %s
            carc: %s
            severity: %s
        """
        .formatted(
            when, row.edit(), quoted(row.message()), quoted(row.remedy()), row.denial(), severity);
  }

  private static String field(String name, List<String> values) {
    return values.isEmpty()
        ? ""
        : name
            + ": "
            + values.stream().map(LearnedRule::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
