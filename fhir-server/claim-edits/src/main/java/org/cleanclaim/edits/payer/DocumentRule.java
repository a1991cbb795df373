package org.cleanclaim.edits.payer;

import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;

/**
 * Services a payer pays only with a document.
 *
 * @param procedures which; empty for all
 * @param modifiers only with one of these; null for all
 * @param document what is wanted, in a word or two
 */
public record DocumentRule(ProcedureSet procedures, ModifierSet modifiers, String document) {

  /** Whether the payer wants the document for the line. */
  public boolean concerns(Line line) {
    return (procedures.isEmpty() || procedures.contains(line.codeId()))
        && (modifiers == null || line.hasAny(modifiers));
  }
}
