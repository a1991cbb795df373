package org.cleanclaim.routes.x12;

import java.util.List;
import java.util.stream.Stream;

/**
 * A postal address: N3 and N4. Absent elements are null.
 *
 * @param street N301 and N302
 * @param country N404, null for the United States
 */
public record Address(
    List<String> street, String city, String state, String postalCode, String country) {

  /** Joins the two segments; either may be null. */
  public static Address of(Segment n3, Segment n4) {
    if (n3 == null && n4 == null) {
      return null;
    }
    var street =
        n3 == null
            ? List.<String>of()
            : Stream.of(1, 2).map(n3::element).filter(line -> line != null).toList();
    return n4 == null
        ? new Address(street, null, null, null, null)
        : new Address(street, n4.element(1), n4.element(2), n4.element(3), n4.element(4));
  }

  /** Writes N3 and N4. */
  public void write(SegmentWriter out) {
    if (!street.isEmpty()) {
      out.segment("N3");
      street.forEach(out::add);
      out.end();
    }
    if (city != null || state != null || postalCode != null) {
      out.segment("N4").add(city).add(state).add(postalCode).add(country).end();
    }
  }
}
