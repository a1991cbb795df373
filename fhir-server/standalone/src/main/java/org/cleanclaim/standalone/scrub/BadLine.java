package org.cleanclaim.standalone.scrub;

/** A line that cannot be read as a claim; names the field and the mend, never the value. */
final class BadLine extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String mend;

  /**
   * @param field path from the line's own resource: {@code entry[0].resource.item[2].quantity};
   *     empty for the line as a whole
   * @param reason what is wrong with it, without what stands there: it may be a patient's
   * @param mend what to write instead
   */
  BadLine(String field, String reason, String mend) {
    super(reason);
    this.field = field;
    this.mend = mend;
  }

  String field() {
    return field;
  }

  String mend() {
    return mend;
  }
}
