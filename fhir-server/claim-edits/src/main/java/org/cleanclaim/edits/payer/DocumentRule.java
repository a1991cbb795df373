package org.cleanclaim.edits.payer;

import java.util.Collections;
import java.util.Set;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.cleanclaim.edits.facts.SupportingInfo;

/**
 * Services a payer pays only with a document.
 *
 * @param procedures which; empty for all
 * @param modifiers only with one of these; null for all
 * @param document what is wanted, in a word or two
 * @param kinds which documents it may be: report types (PWK01) and LOINC codes; empty for any
 */
public record DocumentRule(
    ProcedureSet procedures, ModifierSet modifiers, String document, Set<String> kinds) {

  public DocumentRule {
    kinds = Set.copyOf(kinds);
  }

  /** Whether the payer wants the document for the line. */
  public boolean concerns(Line line) {
    return (procedures.isEmpty() || procedures.contains(line.codeId()))
        && (modifiers == null || line.hasAny(modifiers));
  }

  /** Whether a document may be the one; one that does not say what it is, may. */
  public boolean accepts(SupportingInfo.Document attached) {
    return kinds.isEmpty()
        || attached.kinds().isEmpty()
        || !Collections.disjoint(kinds, attached.kinds());
  }
}
