package org.cleanclaim.edits.ncci;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;

/** A modifier that lets a pair or a visit pass, but says it weakly or wrongly. */
@EditInfo(
    id = "ncci-bypass-doubt",
    title = "Modifier that bypasses a pair is doubtful",
    denial = "CO-236",
    severity = Severity.WARN,
    source = "NCCI Policy Manual ch. I §E",
    remedy =
        "The documentation must show a separate site, session or practitioner; use the modifier that says which.")
@AutoService(ClaimEdit.class)
public final class NcciBypassDoubtEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    boolean any = false;
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      any |= line.hasAny(Modifiers.DISTINCT) || line.hasAny(Modifiers.ANATOMIC);
      if (line.hasAny(Modifiers.DISTINCT)) {
        checkLine(line, verdicts);
      }
    }
    if (any) {
      for (PtpPair pair : PtpPair.of(claim, context, verdicts)) {
        String doubt = doubt(pair);
        if (doubt != null) {
          Line own = pair.own(claim);
          String codes = pair.second().code() + " with " + pair.first().code() + ": ";
          verdicts.found(
              finding(own, codes + doubt, pair.first().code() + "+" + pair.second().code()));
        }
      }
    }
  }

  private static void checkLine(Line line, Verdicts verdicts) {
    if (Procedures.isEvaluation(line.codeId())) {
      verdicts.found(finding(line, "59 and X modifiers say nothing on a visit.", "visit"));
    } else if (line.has("59") && line.hasAny(X)) {
      verdicts.found(finding(line, "59 stands beside the X modifier that replaces it.", "59+X"));
    }
  }

  /** What is weak about the bypass; null when nothing is. */
  private static String doubt(PtpPair pair) {
    Line one = pair.first();
    Line two = pair.second();
    boolean distinct = one.hasAny(Modifiers.DISTINCT) || two.hasAny(Modifiers.DISTINCT);
    if (pair.indicator() == 0) {
      return distinct ? "no modifier helps this pair." : null;
    }
    if (!distinct && onlySameAnatomic(one, two)) {
      return "both lines name the same site.";
    }
    if (saysSiteWeakly(one, two) || saysSiteWeakly(two, one)) {
      return "59 where a side or finger would say it.";
    }
    boolean oneVisit = one.encounterId() != null && one.encounterId().equals(two.encounterId());
    if ((one.has("XE") || two.has("XE")) && oneVisit) {
      return "XE says separate encounters, the record has one.";
    }
    String npi = pair.firstClaim().physicianNpi(one);
    boolean onePerson = npi != null && npi.equals(pair.secondClaim().physicianNpi(two));
    if ((one.has("XP") || two.has("XP")) && onePerson) {
      return "XP says separate practitioners, the claim names one.";
    }
    return null;
  }

  /** The other line names its site, this one says only that it was another. */
  private static boolean saysSiteWeakly(Line line, Line other) {
    return line.has("59")
        && !line.hasAny(Modifiers.ANATOMIC)
        && !Procedures.isEvaluation(line.codeId())
        && other.hasAny(Modifiers.ANATOMIC);
  }

  private static boolean onlySameAnatomic(Line one, Line two) {
    return one.modifiers().size() == 1 && one.sameModifiers(two) && one.hasAny(Modifiers.ANATOMIC);
  }

  private static final ModifierSet X = ModifierSet.of("XE XS XP XU");

  private static Finding finding(Line line, String message, String key) {
    return Finding.on(line.sequence(), message).atRisk(line.charge()).key(key);
  }
}
