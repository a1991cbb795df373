package org.cleanclaim.edits.duplicate;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;

/** A line the payer already has in every particular, on this claim or on one it has on file. */
@EditInfo(
    id = "duplicate-exact",
    title = "Exact duplicate",
    denial = "CO-18",
    severity = Severity.HOLD,
    source = "Medicare Claims Processing Manual ch. 1 §120")
@AutoService(ClaimEdit.class)
public final class DuplicateExactEdit implements ClaimEdit {
  private static final String REMEDY =
      "If it was done once, take the line off. If it was done again, document it and add 76 (same"
          + " physician), 77 (another) or 91 (laboratory, for a clinical reason).";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    List<Line> lines = claim.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (!repeatsLineBefore(claim, i, verdicts)) {
        checkEarlier(claim, lines.get(i), verdicts);
      }
    }
  }

  private static boolean repeatsLineBefore(ClaimFacts claim, int at, Verdicts verdicts) {
    Line line = claim.lines().get(at);
    for (int i = 0; i < at; i++) {
      Line before = claim.lines().get(i);
      if (Same.inAll(claim, line, claim, before)) {
        if (line.hasAny(Modifiers.REPEAT)) {
          // Within one claim several repeats of one service carry the same modifier and are meant.
          verdicts.bypassed(line.sequence(), "repeat modifier on line " + line.sequence());
          return false;
        }
        verdicts.found(withinClaim(line, before, verdicts.wantsFixes()));
        return true;
      }
    }
    return false;
  }

  private static void checkEarlier(ClaimFacts claim, Line line, Verdicts verdicts) {
    for (int i = 0; i < claim.earlier().size(); i++) {
      EarlierClaim earlier = claim.earlier().get(i);
      List<Line> lines = earlier.claim().lines();
      for (int j = 0; j < lines.size(); j++) {
        if (Same.inAll(claim, line, earlier.claim(), lines.get(j))) {
          if (Same.isCompared(claim, earlier)) {
            verdicts.found(acrossClaims(line, earlier.claim(), verdicts.wantsFixes()));
            return;
          }
          verdicts.bypassed(line.sequence(), notOnFile(claim, earlier));
        }
      }
    }
  }

  private static String notOnFile(ClaimFacts claim, EarlierClaim earlier) {
    if (claim.replaces(earlier)) {
      return "this claim replaces the one it repeats";
    }
    return earlier.stands()
        ? "the other claim came later"
        : "the earlier claim was " + earlier.status().name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Take the line off, or say that it is a repeat: 91 of a laboratory test, else 76; visits are not
   * repeated so.
   */
  private static Finding withFixes(Line line, String why, Finding finding) {
    int sequence = line.sequence();
    finding.fix(Fix.removeLine(sequence, why + ": remove line " + sequence));
    boolean laboratory = Procedures.isLaboratory(line.codeId());
    if (!Procedures.isEvaluation(line.codeId())) {
      finding.fix(
          Fix.addModifier(
              sequence,
              laboratory ? "91" : "76",
              laboratory
                  ? "Tested again for a clinical reason: add 91"
                  : "Done again by the same physician: add 76",
              "The record shows that it was done again, when and why."));
    }
    return finding;
  }

  private static Finding withinClaim(Line line, Line before, boolean wantsFixes) {
    Finding finding =
        Finding.on(
                line.sequence(),
                Words.lazily(
                    "%s on line %d repeats line %d in every particular.",
                    line.code(), line.sequence(), before.sequence()))
            .remedy(REMEDY)
            .atRisk(line.charge())
            .related(before.sequence())
            .key(Words.lazily("%s@%s", line.code(), line.from()));
    return wantsFixes ? withFixes(line, "Done once", finding) : finding;
  }

  private static Finding acrossClaims(Line line, ClaimFacts earlier, boolean wantsFixes) {
    Finding finding =
        Finding.on(
                line.sequence(),
                Words.lazily(
                    "%s of %s is already on claim %s.", line.code(), line.from(), earlier.id()))
            .remedy(REMEDY)
            .atRisk(line.charge())
            .key(Words.lazily("%s@%s@%s", line.code(), line.from(), earlier.id()));
    return wantsFixes ? withFixes(line, "Already billed", finding) : finding;
  }
}
