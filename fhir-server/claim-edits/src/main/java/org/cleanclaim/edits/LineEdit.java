package org.cleanclaim.edits;

import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** A rule that looks at each service line for itself. */
public interface LineEdit extends ClaimEdit {

  @Override
  default void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.lines().size(); i++) {
      checkLine(claim, claim.lines().get(i), context, verdicts);
    }
  }

  /** Judges one line. */
  void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts);
}
