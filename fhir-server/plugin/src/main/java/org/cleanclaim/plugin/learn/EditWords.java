package org.cleanclaim.plugin.learn;

import java.util.List;
import java.util.Locale;
import org.cleanclaim.plugin.ledger.ProposedEdit;
import org.cleanclaim.plugin.ledger.ProposedEdit.Figures;
import org.cleanclaim.plugin.ledger.ProposedEdit.Row;
import org.cleanclaim.plugin.ledger.ProposedEdit.Span;

/**
 * Says a pattern as an edit: what was counted, and what to look for. It knows no more than that.
 */
final class EditWords {

  private EditWords() {}

  static Row of(Found found, Span span) {
    Pattern pattern = found.pattern();
    return new Row(
        id(found),
        pattern.procedure(),
        pattern.beside(),
        pattern.without() == null ? List.of() : pattern.without(),
        pattern.place(),
        pattern.diagnosis(),
        pattern.npi(),
        found.reason(),
        message(found, span),
        remedy(pattern, found.reason()));
  }

  /** The same pattern and reason have the same id, every night. */
  static String id(Found found) {
    return "learned-%s-%s".formatted(found.pattern().id(), found.reason().toLowerCase(Locale.ROOT));
  }

  private static String message(Found found, Span span) {
    Figures figures = found.figures();
    ProposedEdit.HeldBack late = figures.heldBack();
    return "%s: this payer denied %d of %d such lines for %s from %s to %s."
        .formatted(
            lines(found.pattern()),
            figures.ofReason() + late.stopped(),
            figures.lines() + late.lines(),
            found.reason(),
            span.from(),
            span.to());
  }

  private static String lines(Pattern pattern) {
    StringBuilder words = new StringBuilder(pattern.procedure());
    if (pattern.beside() != null) {
      words.append(" on a day with ").append(pattern.beside());
    }
    if (pattern.without() != null) {
      words.append(" without ").append(listed(pattern.without()));
    }
    if (pattern.place() != null) {
      words.append(" at place of service ").append(pattern.place());
    }
    if (pattern.diagnosis() != null) {
      words.append(" for ").append(pattern.diagnosis());
    }
    if (pattern.npi() != null) {
      words.append(" by the physician ").append(pattern.npi());
    }
    return words.toString();
  }

  private static String remedy(Pattern pattern, String reason) {
    if (pattern.without() != null) {
      return ("See in the record whether %s is true of this service, and add it only then; else see"
              + " what this payer wants for %s.")
          .formatted(listed(pattern.without()), reason);
    }
    if (pattern.beside() != null) {
      return "See whether this payer pays %s beside %s, and what it wants for that."
          .formatted(pattern.procedure(), pattern.beside());
    }
    if (pattern.place() != null) {
      return "See whether place of service %s is right, and what this payer wants for %s there."
          .formatted(pattern.place(), pattern.procedure());
    }
    if (pattern.diagnosis() != null) {
      return "See whether the record has a more fitting diagnosis, and what this payer wants for %s."
          .formatted(pattern.procedure());
    }
    if (pattern.npi() != null) {
      return "See whether this physician is enrolled with this payer for %s."
          .formatted(pattern.procedure());
    }
    return "See what this payer wants for %s before it goes out.".formatted(pattern.procedure());
  }

  private static String listed(List<String> codes) {
    return codes.size() == 1
        ? codes.get(0)
        : String.join(", ", codes.subList(0, codes.size() - 1))
            + " or "
            + codes.get(codes.size() - 1);
  }
}
