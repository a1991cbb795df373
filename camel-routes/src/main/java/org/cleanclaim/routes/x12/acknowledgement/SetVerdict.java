package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;

/**
 * Whether one transaction set obeys its guide: AK2 to IK5. Absent elements are null.
 *
 * @param type AK201, 837
 * @param controlNumber AK202, ST02 of what was sent
 * @param guide AK203
 * @param faults IK3 and IK4
 * @param code IK501: A accepted, E accepted with errors (no rejection), R, M, W, X rejected
 * @param reasons IK502 to IK506
 */
public record SetVerdict(
    String type,
    String controlNumber,
    String guide,
    List<SegmentFault> faults,
    String code,
    List<String> reasons) {

  public boolean isAccepted() {
    return "A".equals(code) || "E".equals(code);
  }
}
