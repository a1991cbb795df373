package org.cleanclaim.edits.ncci;

import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.facts.Line;

/** The one honest way to be paid for a visit beside a procedure: it was separate, and it shows. */
public final class SeparateVisit {
  private SeparateVisit() {}

  /** Offers modifier 25 for a visit, on the condition that it was separate. */
  public static Fix fix(Line visit) {
    return Fix.addModifier(
        visit.sequence(),
        "25",
        "Separate visit: add 25",
        "The note shows a significant visit of its own, beyond the usual work of the procedure"
            + " and the decision to do it.");
  }
}
