package org.cleanclaim.edits.authorization;

import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.SupportingInfo;

/** An emergency asks nobody first: emergency department, or the emergency indicator (SV109). */
final class Emergency {
  private static final String EMERGENCY_DEPARTMENT = "23";

  private Emergency() {}

  static boolean is(ClaimFacts claim, Line line) {
    SupportingInfo emergency = claim.information(line, SupportingInfo.EMERGENCY);
    return EMERGENCY_DEPARTMENT.equals(line.place())
        || (emergency != null && Boolean.TRUE.equals(emergency.flag()));
  }
}
