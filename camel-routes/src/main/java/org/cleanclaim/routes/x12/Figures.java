package org.cleanclaim.routes.x12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Money in segments. A sum that is no number is no zero: the whole file is refused. */
public final class Figures {
  private static final int TRIPLETS = 6;

  private Figures() {}

  /** The amount, or a refusal. */
  public static BigDecimal required(Segment segment, int element) {
    return segment
        .decimal(element)
        .orElseThrow(
            () ->
                new X12Unreadable(
                    "%s%02d at segment %d is no amount."
                        .formatted(segment.id(), element, segment.position())));
  }

  /** Absent is zero, as X12 lets a payer leave out what is nothing. */
  public static BigDecimal orZero(Segment segment, int element) {
    return segment.element(element) == null ? BigDecimal.ZERO : required(segment, element);
  }

  /** All adjustments of a CAS segment. */
  public static List<Adjustment> adjustments(Segment cas) {
    var found = new ArrayList<Adjustment>();
    for (int triplet = 0; triplet < TRIPLETS; triplet++) {
      int at = 2 + 3 * triplet;
      if (cas.element(at) != null) {
        found.add(
            new Adjustment(
                cas.element(1),
                cas.element(at),
                required(cas, at + 1),
                cas.decimal(at + 2).orElse(null)));
      }
    }
    return found;
  }

  /** One CAS for each run of adjustments with the same group, six at most in each. */
  public static void write(SegmentWriter out, List<Adjustment> adjustments) {
    for (int i = 0; i < adjustments.size(); ) {
      var group = adjustments.get(i).group();
      out.segment("CAS").add(group);
      for (int n = 0;
          n < TRIPLETS && i < adjustments.size() && group.equals(adjustments.get(i).group());
          n++, i++) {
        var one = adjustments.get(i);
        out.add(one.reason()).add(one.amount()).add(one.quantity());
      }
      out.end();
    }
  }
}
