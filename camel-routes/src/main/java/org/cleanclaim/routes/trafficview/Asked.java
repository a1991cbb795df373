package org.cleanclaim.routes.trafficview;

import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.replay.Absence;

/**
 * What a person asks for, and why.
 *
 * @param reason in the person's words, kept on record
 * @param from first segment to show
 * @param format pdf or zip
 * @param dryRun to say what would be done; only what is explicitly no rehearsal does anything
 * @param absence what the partner said
 */
record Asked(String reason, Integer from, String format, Boolean dryRun, Absence absence) {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 500;

  String why() {
    var words = reason == null ? "" : reason.strip();
    if (words.length() < SHORTEST || words.length() > LONGEST) {
      throw RouteFailure.lacking(
          "Say why, in 3 to 500 characters: it is kept on record.", "reason");
    }
    return words;
  }

  int segment() {
    return from == null || from < 1 ? 1 : from;
  }

  boolean isRehearsal() {
    return !Boolean.FALSE.equals(dryRun);
  }
}
