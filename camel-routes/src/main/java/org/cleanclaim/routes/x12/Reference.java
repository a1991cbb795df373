package org.cleanclaim.routes.x12;

/**
 * A number with its meaning: a REF segment.
 *
 * @param qualifier REF01, such as 6P group number, 1K the payer's claim number
 * @param number REF02
 * @param description REF03, null when absent
 */
public record Reference(String qualifier, String number, String description) {

  /** Reads a REF segment. */
  public static Reference read(Segment ref) {
    return new Reference(ref.element(1), ref.element(2), ref.element(3));
  }

  /** Writes a REF segment. */
  public void write(SegmentWriter out) {
    out.segment("REF").add(qualifier).add(number).add(description).end();
  }
}
