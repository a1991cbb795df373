package org.cleanclaim.plugin.cdshooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.claim.Findings;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.ShownAs;
import org.cleanclaim.plugin.ledger.ShownCard;

/** What people decided about alerts, for the reader of one call, and what was kept back from it. */
final class Discretion {

  private final Map<AlertKey, Verdict> decisions;
  private final String role;
  private final List<KeptBack> keptBack = new ArrayList<>();

  Discretion(Map<AlertKey, Verdict> decisions, String role) {
    this.decisions = decisions;
    this.role = role;
  }

  /** A finding that is counted and not shown. */
  record KeptBack(ShownAs shownAs, ShownCard.Finding finding) {}

  boolean mutes(Alert alert, Judged judged) {
    return decided(alert, judged) == Verdict.MUTE;
  }

  boolean promotes(Alert alert, Judged judged) {
    return decided(alert, judged) == Verdict.PROMOTE;
  }

  private Verdict decided(Alert alert, Judged judged) {
    return decisions.get(new AlertKey(alert.edit(), judged.result().policy(), role));
  }

  void keepBack(ShownAs shownAs, Alert alert, Judged judged) {
    keptBack.add(new KeptBack(shownAs, finding(alert, judged)));
  }

  static ShownCard.Finding finding(Alert alert, Judged judged) {
    return Findings.of(
        alert, judged.draft(), judged.subject(alert.line()), judged.result().policy());
  }

  List<KeptBack> keptBack() {
    return List.copyOf(keptBack);
  }
}
