package org.cleanclaim.edits.ncci;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.PtpTable;
import org.cleanclaim.edits.reference.TableKey;

/** The pairs of one claim, looked for once however many edits ask. */
final class PtpPairs implements EditContext.Shared {
  private final List<PtpPair> pairs = new ArrayList<>();

  /** The days two lines share, for which the table was asked. */
  private final List<LocalDate> days = new ArrayList<>(2);

  /** Of these, the days no edition is loaded for. */
  private final List<LocalDate> gaps = new ArrayList<>(2);

  private ClaimFacts looked;

  @Override
  public void forget() {
    looked = null;
    pairs.clear();
    days.clear();
    gaps.clear();
  }

  /** The pairs; whoever asks is told of days without an edition, and is known to have read. */
  List<PtpPair> of(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    TableKey<PtpTable> table = PtpPair.table(claim);
    if (looked != claim) {
      forget();
      look(claim, table, context);
      looked = claim;
    } else {
      for (int i = 0; i < days.size(); i++) {
        context.tableIfLoaded(table, days.get(i));
      }
    }
    for (int i = 0; i < gaps.size(); i++) {
      verdicts.lacks(table, gaps.get(i));
    }
    return pairs;
  }

  private void look(ClaimFacts claim, TableKey<PtpTable> table, EditContext context) {
    List<Line> lines = claim.lines();
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        look(claim, lines.get(i), claim, lines.get(j), table, context);
      }
      for (int e = 0; e < claim.earlier().size(); e++) {
        EarlierClaim other = claim.earlier().get(e);
        if (other.stands() && !claim.replaces(other)) {
          for (int j = 0; j < other.claim().lines().size(); j++) {
            Line line = other.claim().lines().get(j);
            look(claim, lines.get(i), other.claim(), line, table, context);
          }
        }
      }
    }
  }

  private void look(
      ClaimFacts claim,
      Line line,
      ClaimFacts otherClaim,
      Line other,
      TableKey<PtpTable> key,
      EditContext context) {
    if (line.codeId() == other.codeId() || !line.sharesDayWith(other)) {
      return;
    }
    LocalDate day = line.from().isAfter(other.from()) ? line.from() : other.from();
    PtpTable table = context.tableIfLoaded(key, day);
    note(days, day);
    if ((table != null && !table.mayHold(line.codeId(), other.codeId()))
        || !claim.samePhysician(line, otherClaim, other)) {
      return;
    }
    if (table == null) {
      note(gaps, day);
      return;
    }
    int epochDay = (int) day.toEpochDay();
    int forward = table.indicator(line.codeId(), other.codeId(), epochDay);
    if (forward != PtpTable.NONE) {
      pairs.add(new PtpPair(claim, line, otherClaim, other, day, forward));
      return;
    }
    int backward = table.indicator(other.codeId(), line.codeId(), epochDay);
    if (backward != PtpTable.NONE) {
      pairs.add(new PtpPair(otherClaim, other, claim, line, day, backward));
    }
  }

  private static void note(List<LocalDate> noted, LocalDate day) {
    if (noted.isEmpty() || !noted.get(noted.size() - 1).equals(day)) {
      noted.add(day);
    }
  }
}
