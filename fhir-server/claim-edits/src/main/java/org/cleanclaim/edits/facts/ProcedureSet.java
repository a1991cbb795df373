package org.cleanclaim.edits.facts;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A set of procedure codes, told as single codes, ranges (99202-99215) or beginnings (J*). */
public final class ProcedureSet {
  /** First and last code of each range, packed; codes sort as their text does, digits first. */
  private final int[] bounds;

  private ProcedureSet(int[] bounds) {
    this.bounds = bounds;
  }

  /** A set written with blanks between its parts. */
  public static ProcedureSet of(String blankSeparated) {
    return of(List.of(blankSeparated.strip().split("\\s+")));
  }

  /**
   * A set of the given parts.
   *
   * @throws IllegalArgumentException when a part is no code, range or beginning
   */
  public static ProcedureSet of(Collection<String> parts) {
    return new ProcedureSet(parts.stream().flatMapToInt(ProcedureSet::bounds).toArray());
  }

  private static java.util.stream.IntStream bounds(String part) {
    int dash = part.indexOf('-');
    String first = dash < 0 ? part : part.substring(0, dash);
    String last = dash < 0 ? part : part.substring(dash + 1);
    if (part.matches("[0-9A-Z]{1,4}\\*")) {
      String start = part.substring(0, part.length() - 1);
      first = start + "0".repeat(5 - start.length());
      last = start + "Z".repeat(5 - start.length());
    }
    int[] bounds = {Codes.procedure(first), Codes.procedure(last)};
    if (bounds[0] == Codes.NONE || bounds[1] < bounds[0]) {
      throw new IllegalArgumentException("'" + part + "' is no procedure code, range or beginning");
    }
    return Arrays.stream(bounds);
  }

  public boolean contains(int code) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] <= code && code <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }
}
