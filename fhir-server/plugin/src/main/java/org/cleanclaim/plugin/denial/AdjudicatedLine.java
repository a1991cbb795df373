package org.cleanclaim.plugin.denial;

import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.DenialOutcome;

/**
 * A service line with what its payer did with it at first.
 *
 * @param claim the claim it stands in, as it was billed
 */
public record AdjudicatedLine(DenialOutcome outcome, ClaimFacts claim, Line line) {}
