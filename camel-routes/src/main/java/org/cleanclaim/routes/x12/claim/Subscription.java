package org.cleanclaim.routes.x12.claim;

import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/**
 * What a payer is to this claim: SBR. Absent elements are null.
 *
 * @param order SBR01: P, S, T ...
 * @param relationship SBR02: 18 when the patient is the subscriber
 * @param group SBR03
 * @param groupName SBR04
 * @param insuranceType SBR05: 12 working aged, 47 liability ...
 * @param filing SBR09: MB, MC, CI, 16 ...
 */
public record Subscription(
    String order,
    String relationship,
    String group,
    String groupName,
    String insuranceType,
    String filing) {

  static Subscription read(Segment sbr) {
    return new Subscription(
        sbr.element(1),
        sbr.element(2),
        sbr.element(3),
        sbr.element(4),
        sbr.element(5),
        sbr.element(9));
  }

  void write(SegmentWriter out) {
    out.segment("SBR").add(order).add(relationship).add(group).add(groupName);
    out.add(insuranceType).skip(3).add(filing).end();
  }
}
