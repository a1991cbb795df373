package org.cleanclaim.standalone.scrub;

/** A line that cannot be read as a claim; names the field and the mend, never the value. */
final class BadLine extends Exception {

  private static final long serialVersionUID = 1L;

  private final String place;
  private final String field;
  private final String mend;

  /**
   * @param field path from the line's own resource: {@code entry[0].resource.item[2].quantity};
   *     empty for the line as a whole
   * @param reason what is wrong with it, without what stands there: it may be a patient's
   * @param mend what to write instead
   */
  BadLine(String field, String reason, String mend) {
    this(null, field, reason, mend);
  }

  /**
   * @param place where it is, for what stands in no line; null for a line
   */
  BadLine(String place, String field, String reason, String mend) {
    super(reason);
    this.place = place;
    this.field = field;
    this.mend = mend;
  }

  /** Where it is; null when the line's number says that. */
  String place() {
    return place;
  }

  String field() {
    return field;
  }

  String mend() {
    return mend;
  }
}
