package org.cleanclaim.plugin.quality;

import java.util.Optional;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.QualityRow;

/** What the figures of an alert suggest. A person decides. */
final class Proposals {

  private final QualitySettings settings;

  Proposals(QualitySettings settings) {
    this.settings = settings;
  }

  /**
   * What to propose.
   *
   * @param inForce what is decided already; null for nothing
   */
  Optional<Verdict> of(QualityRow row, Verdict inForce) {
    if (inForce == Verdict.MUTE) {
      return isRightUnseen(row) ? Optional.of(Verdict.UNDO) : Optional.empty();
    }
    if (isIgnored(row)) {
      return Optional.of(inForce == Verdict.PROMOTE ? Verdict.UNDO : Verdict.MUTE);
    }
    return inForce == null && row.shadow() > 0 && isRightUnseen(row)
        ? Optional.of(Verdict.PROMOTE)
        : Optional.empty();
  }

  private boolean isIgnored(QualityRow row) {
    return row.shown() >= settings.muteAfter()
        && row.accepted() < settings.muteBelow() * row.shown();
  }

  private boolean isRightUnseen(QualityRow row) {
    int decided = row.unseen().decided();
    return decided >= settings.judgeAfter()
        && row.unseen().denied() >= settings.promoteFrom() * decided;
  }
}
