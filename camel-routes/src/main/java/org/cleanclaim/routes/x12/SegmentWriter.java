package org.cleanclaim.routes.x12;

import java.math.BigDecimal;
import java.util.List;

/**
 * Writes segments element by element. Empty elements at the end of a segment are left out. A value
 * that holds a delimiter or a character outside the X12 set is refused, never escaped or dropped
 * (X12 has no escape character).
 */
public final class SegmentWriter {
  private final StringBuilder out = new StringBuilder(1024);
  private final Delimiters delimiters;
  private String segment = "";
  private int element;
  private int pendingEmpty;
  private int written;

  SegmentWriter(Delimiters delimiters) {
    this.delimiters = delimiters;
  }

  public SegmentWriter segment(String id) {
    segment = id;
    element = 0;
    pendingEmpty = 0;
    written++;
    out.append(id);
    return this;
  }

  /** Next element; null or empty leaves it out. */
  public SegmentWriter add(String value) {
    return join(value == null ? List.of() : List.of(value), delimiters.repetition());
  }

  public SegmentWriter add(BigDecimal number) {
    return add(X12Text.decimal(number));
  }

  /** Leaves out so many elements. */
  public SegmentWriter skip(int elements) {
    element += elements;
    pendingEmpty += elements;
    return this;
  }

  /** Next element, repeated for each value. */
  public SegmentWriter repeat(List<String> values) {
    return join(values, delimiters.repetition());
  }

  /** Next element, a composite; no components leaves it out. */
  public SegmentWriter composite(List<String> components) {
    return join(components, delimiters.component());
  }

  public void end() {
    out.append(delimiters.segment());
  }

  /** An ISA element, filled with blanks to its fixed width. */
  SegmentWriter padded(String value, int width) {
    if (value.length() > width) {
      throw new X12Refusal("%s%02d".formatted(segment, element + 1), "is longer than " + width);
    }
    return add(value + " ".repeat(width - value.length()));
  }

  /** An ISA element that states a delimiter. */
  SegmentWriter delimiter(char delimiter) {
    element++;
    out.append(delimiters.element()).append(delimiter);
    return this;
  }

  void startCounting() {
    written = 0;
  }

  int counted() {
    return written;
  }

  String text() {
    return out.toString();
  }

  private SegmentWriter join(List<String> values, char between) {
    element++;
    if (values.stream().allMatch(String::isEmpty)) {
      pendingEmpty++;
      return this;
    }
    values.forEach(this::check);
    for (; pendingEmpty > 0; pendingEmpty--) {
      out.append(delimiters.element());
    }
    out.append(delimiters.element()).append(String.join(String.valueOf(between), values));
    return this;
  }

  private void check(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (delimiters.includes(character)) {
        throw refusal("holds a character that X12 uses as a delimiter");
      }
      if (!X12Text.allows(character)) {
        throw refusal("holds a character that X12 does not know");
      }
    }
  }

  private X12Refusal refusal(String reason) {
    return new X12Refusal("%s%02d".formatted(segment, element), reason);
  }
}
