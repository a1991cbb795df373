package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;

/**
 * A segment at fault: IK3 with its CTX and IK4. Absent elements are null.
 *
 * @param segment IK301
 * @param position IK302, ST is 1
 * @param loop IK303, such as 2010BA
 * @param code IK304: 1 unknown, 2 unexpected, 3 missing, 8 element errors, I4 ...
 * @param contexts CTX01, such as CLM01:123456
 * @param elements IK4
 */
public record SegmentFault(
    String segment,
    int position,
    String loop,
    String code,
    List<String> contexts,
    List<ElementFault> elements) {

  /** Loop, segment and element for a person who has to find it. */
  public String place() {
    var first = elements.isEmpty() ? "" : "%02d".formatted(elements.get(0).element());
    return (loop == null ? "" : "loop " + loop + ", ") + segment + first + ", segment " + position;
  }
}
