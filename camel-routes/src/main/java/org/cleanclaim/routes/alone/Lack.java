package org.cleanclaim.routes.alone;

import java.util.List;

/** What is missing for the routes to start: all of it at once, each with its mend. */
final class Lack extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mends;

  Lack(List<String> mends) {
    super(String.join(System.lineSeparator(), mends));
    this.mends = mends;
  }

  List<String> mends() {
    return mends;
  }
}
