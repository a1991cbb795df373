package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;

/**
 * Whether a functional group obeys its guide: a 999. Absent elements are null.
 *
 * @param functionalId AK101, HC for claims
 * @param groupNumber AK102, GS06 of what was sent
 * @param guide AK103
 * @param code AK901: A, E accepted with errors, P partly, R rejected
 * @param included AK902, transaction sets the sender counted
 * @param received AK903
 * @param accepted AK904
 * @param reasons AK905 to AK909
 * @param sets one for each AK2
 */
public record GroupVerdict(
    String functionalId,
    String groupNumber,
    String guide,
    String code,
    int included,
    int received,
    int accepted,
    List<String> reasons,
    List<SetVerdict> sets) {

  /** Nothing of the group was taken. */
  public boolean isRejected() {
    return "R".equals(code) || "M".equals(code) || "W".equals(code) || "X".equals(code);
  }
}
