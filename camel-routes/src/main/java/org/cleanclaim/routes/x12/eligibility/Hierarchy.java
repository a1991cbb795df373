package org.cleanclaim.routes.x12.eligibility;

import org.cleanclaim.routes.x12.SegmentWriter;

/** Numbers the HL segments of a 270 or 271, each level the child of the one before. */
final class Hierarchy {
  private int last;

  void level(SegmentWriter out, String code, boolean hasChild) {
    var parent = last == 0 ? null : Integer.toString(last);
    last++;
    out.segment("HL")
        .add(Integer.toString(last))
        .add(parent)
        .add(code)
        .add(hasChild ? "1" : "0")
        .end();
  }
}
