package org.cleanclaim.standalone.scrub;

import org.cleanclaim.edits.ScrubResult;

/**
 * What became of one line.
 *
 * @param file the file as the user named it
 * @param line its number there, from 1; the claim's number in an 837
 * @param claim the claim's id; null when it has none
 * @param result what scrubbing said; null for a bad line
 * @param bad why it could not be read; null for a good line
 */
record Judged(String file, int line, String claim, ScrubResult result, BadLine bad) {

  /** Names file, line and field, or segment and element, and the mend. */
  String complaint() {
    if (bad.place() != null) {
      return file + ", " + bad.place() + ": " + bad.getMessage() + ". " + bad.mend();
    }
    String field = bad.field().isEmpty() ? "the line" : bad.field();
    return file + ", line " + line + ": " + field + " " + bad.getMessage() + ". " + bad.mend();
  }
}
