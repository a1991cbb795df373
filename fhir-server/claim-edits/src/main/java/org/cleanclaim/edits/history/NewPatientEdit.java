package org.cleanclaim.edits.history;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.facts.Stage;

/** A new-patient visit of somebody the practice saw within three years. */
@EditInfo(
    id = "new-patient",
    title = "Patient is not new",
    denial = "CO-B16",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 12 §30.6.7.A",
    remedy = "Bill the visit of an established patient.",
    stages = {Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class NewPatientEdit implements LineEdit {
  private static final int YEARS = 3;

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (!Procedures.isNewPatientVisit(line.codeId()) || line.from() == null) {
      return;
    }
    LocalDate since = line.from().minusYears(YEARS);
    for (Line other : claim.lines()) {
      if (other != line && isSeen(claim, line, claim, other, since)) {
        verdicts.found(finding(line, other));
        return;
      }
    }
    for (EarlierClaim earlier : claim.earlier()) {
      if (earlier.status() != EarlierClaim.Status.VOIDED && !claim.replaces(earlier)) {
        for (Line other : earlier.claim().lines()) {
          if (isSeen(claim, line, earlier.claim(), other, since)) {
            verdicts.found(finding(line, other));
            return;
          }
        }
      }
    }
  }

  /** Seen face to face: a visit or an operation, not a test that was read. */
  private static boolean isSeen(
      ClaimFacts claim, Line line, ClaimFacts otherClaim, Line other, LocalDate since) {
    return other.from() != null
        && other.from().isBefore(line.from())
        && other.from().isAfter(since)
        && Procedures.isFaceToFace(other.codeId())
        && !other.has("26")
        && claim.samePhysician(line, otherClaim, other);
  }

  private static Finding finding(Line line, Line seen) {
    return Finding.on(
            line.sequence(),
            Words.lazily(
                "%s is for a new patient; this one was seen on %s (%s).",
                line.code(), seen.from(), seen.code()))
        .atRisk(line.charge())
        .key(line.code());
  }
}
