package org.cleanclaim.routes.x12.claim;

import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/**
 * A date with its meaning, as it stands in a DTP segment.
 *
 * @param qualifier DTP01: 472 service, 431 onset, 439 accident, 435 admission, 454, 573 ...
 * @param format DTP02: D8, RD8, DT, TM
 * @param text DTP03
 */
public record ClaimDate(String qualifier, String format, String text) {

  /** A day or span of days. */
  public static ClaimDate of(String qualifier, DateSpan span) {
    return new ClaimDate(qualifier, span.qualifier(), span.text());
  }

  static ClaimDate read(Segment dtp) {
    return new ClaimDate(dtp.element(1), dtp.element(2), dtp.element(3));
  }

  void write(SegmentWriter out) {
    out.segment("DTP").add(qualifier).add(format).add(text).end();
  }

  /** The days, when the format is one of days and the text is one. */
  public Optional<DateSpan> span() {
    return DateSpan.parse(format, text);
  }
}
