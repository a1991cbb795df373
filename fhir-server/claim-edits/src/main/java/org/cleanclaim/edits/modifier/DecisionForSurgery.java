package org.cleanclaim.edits.modifier;

import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.facts.Line;

/** The one honest way to be paid for a visit before major surgery: it was decided there. */
final class DecisionForSurgery {
  private DecisionForSurgery() {}

  static Fix fix(Line visit) {
    return Fix.addModifier(
        visit.sequence(),
        "57",
        "Surgery was decided at this visit: add 57",
        "The note shows that surgery was decided at this visit.");
  }
}
