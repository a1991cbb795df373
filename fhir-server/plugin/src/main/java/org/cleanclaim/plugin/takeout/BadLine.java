package org.cleanclaim.plugin.takeout;

/** A line that cannot be taken; its message says why and how to mend it. */
final class BadLine extends Exception {

  private static final long serialVersionUID = 1L;

  BadLine(String mend) {
    super(mend);
  }
}
