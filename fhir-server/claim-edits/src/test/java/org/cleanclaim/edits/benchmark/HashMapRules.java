package org.cleanclaim.edits.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;

/** The ten edits over maps of text, as one would write them without a thought for speed. */
final class HashMapRules implements TenEdits {

  private final PlainRules.Tables tables;

  HashMapRules(PlainRules.Tables tables) {
    this.tables = tables;
  }

  /** A finding with what an alert needs. */
  private record Found(String edit, int line, String message) {}

  @Override
  public List<String> judge(ClaimFacts claim) {
    return find(claim).stream().map(one -> one.edit + "@" + one.line).toList();
  }

  @Override
  public int count(ClaimFacts claim) {
    return find(claim).size();
  }

  private List<Found> find(ClaimFacts claim) {
    List<Found> found = new ArrayList<>();
    if (PlainRules.isUnbalanced(claim)) {
      found.add(new Found("charge-balance", 0, "total " + claim.total()));
    }
    if (PlainRules.hasNoCoverage(claim)) {
      found.add(new Found("coverage-missing", 0, "no coverage"));
    }
    if (PlainRules.isUncovered(claim)) {
      found.add(new Found("coverage-inactive", 0, "not covered"));
    }
    if (PlainRules.isWrongNpi(claim)) {
      found.add(new Found("npi-invalid", 0, "NPI " + claim.billing().npi()));
    }
    List<Line> lines = claim.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (PlainRules.isOutOfOrder(claim, line)) {
        found.add(new Found("date-order", line.sequence(), "on " + line.from()));
      }
      if (PlainRules.pointsNowhere(claim, line)) {
        found.add(new Found("diagnosis-pointer", line.sequence(), "of " + line.code()));
      }
      if (PlainRules.isOutOfLife(claim, line)) {
        found.add(new Found("patient-dates", line.sequence(), "on " + line.from()));
      }
      if (PlainRules.isTooMany(tables, line)) {
        found.add(new Found("mue-units", line.sequence(), "units of " + line.code()));
      }
      for (int j = 0; j < lines.size(); j++) {
        Line other = lines.get(j);
        if (j < i && PlainRules.isRepeated(other, line)) {
          found.add(new Found("duplicate-exact", line.sequence(), "repeats " + other.sequence()));
        }
        if (j != i && PlainRules.isBundled(tables, other, line)) {
          found.add(new Found("ncci-ptp", line.sequence(), line.code() + " into " + other.code()));
        }
      }
    }
    return found;
  }
}
