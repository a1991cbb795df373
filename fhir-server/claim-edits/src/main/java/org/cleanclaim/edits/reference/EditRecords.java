package org.cleanclaim.edits.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of lines on which an edit had spoken and which went out as they were. */
final class EditRecords {
  /** How many claims the wider group's rate is worth, here where every count is small. */
  private static final double PRIOR_CLAIMS = 10;

  private static final Count NOTHING = new Count(0, 0);

  private record Count(int claims, int denials) {
    Count and(Count other) {
      return new Count(claims + other.claims, denials + other.denials);
    }

    Count without(Count other) {
      return new Count(claims - other.claims, denials - other.denials);
    }

    double drawnTo(double parent) {
      return (denials + PRIOR_CLAIMS * parent) / (claims + PRIOR_CLAIMS);
    }
  }

  private final Map<String, Count> byEdit = new HashMap<>();
  private final Map<String, Count> byPayerAndEdit = new HashMap<>();

  EditRecords(List<DenialCell> cells) {
    for (DenialCell cell : cells) {
      Count count = new Count(cell.claims(), cell.denials());
      byEdit.merge(cell.group().edit(), count, Count::and);
      byPayerAndEdit.put(key(cell.group().payer(), cell.group().edit()), count);
    }
  }

  private static String key(String payer, String edit) {
    return edit + " " + payer;
  }

  /** The payer's rate, drawn to that of the other payers, drawn to what was thought before. */
  double probability(String payer, String edit, double before) {
    Count own = byPayerAndEdit.getOrDefault(key(payer, edit), NOTHING);
    Count others = byEdit.getOrDefault(edit, NOTHING).without(own);
    return own.drawnTo(others.drawnTo(before));
  }
}
