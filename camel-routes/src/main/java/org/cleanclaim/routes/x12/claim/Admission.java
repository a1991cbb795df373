package org.cleanclaim.routes.x12.claim;

import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/**
 * How a patient came and went: CL1 of an 837I. Absent elements are null.
 *
 * @param type CL101: 1 emergency, 2 urgent, 3 elective, 4 newborn ...
 * @param source CL102, the point of origin
 * @param status CL103: 01 home, 30 still a patient ...
 */
public record Admission(String type, String source, String status) {

  static Admission read(Segment cl1) {
    return new Admission(cl1.element(1), cl1.element(2), cl1.element(3));
  }

  void write(SegmentWriter out) {
    out.segment("CL1").add(type).add(source).add(status).end();
  }
}
