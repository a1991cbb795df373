package org.cleanclaim.routes.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts what a file holds while it is read. */
final class Tally {
  /** Faults of one file that are told; the number of all is told beside them. */
  private static final int MOST_FAULTS = 100;

  int claims;
  int known;
  int refused;
  int lines;
  int unmatched;
  BigDecimal charged = BigDecimal.ZERO;
  BigDecimal paid = BigDecimal.ZERO;
  private LocalDate first;
  private LocalDate last;
  private final List<String> faults = new ArrayList<>();

  void day(LocalDate day) {
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
  }

  void fault(String words) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(words);
    }
  }

  FileResult result(FileState state, String kind, String partner, String said) {
    return new FileResult(
        state,
        kind,
        partner,
        said,
        claims,
        known,
        refused,
        lines,
        unmatched,
        charged,
        paid,
        first,
        last,
        List.copyOf(faults));
  }
}
