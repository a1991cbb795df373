package org.cleanclaim.edits.ncci;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;

/** Two procedures CMS does not pay together on one day unless a modifier says why. */
@EditInfo(
    id = "ncci-ptp",
    title = "Procedure pair not payable together",
    denial = "CO-236",
    severity = Severity.HOLD,
    source = "CMS NCCI procedure-to-procedure table; NCCI Policy Manual ch. I")
@AutoService(ClaimEdit.class)
public final class NcciPtpEdit implements ClaimEdit {
  private static final String SITE_OR_SESSION =
      "The note shows a separate site, session or practitioner for this procedure.";
  private static final Supplier<String> NURSE_VISIT =
      () -> "Drop 99211: it is part of giving the drug, with or without modifier 25.";
  private static final Supplier<String> SEPARATE_VISIT =
      () -> "If the visit was significant and separate, document it and add 25 to it.";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    askForTable(claim, context, verdicts);
    List<PtpPair> pairs = PtpPair.of(claim, context, verdicts);
    for (int i = 0; i < pairs.size(); i++) {
      PtpPair pair = pairs.get(i);
      String bypass = pair.bypass();
      if (bypass == null) {
        verdicts.found(bundled(claim, pair, context, verdicts.wantsFixes()));
      } else if (verdicts.traced()) {
        verdicts.bypassed(
            pair.own(claim).sequence(),
            pair.second().code() + " with " + pair.first().code() + ": " + bypass);
      }
    }
  }

  /**
   * A line alone has no partner here, but the payer may know one: without the quarter's table it
   * cannot be called clean.
   */
  private static void askForTable(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate asked = null;
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      if (line.codeId() != Codes.NONE && line.from() != null && !line.from().equals(asked)) {
        asked = line.from();
        context.table(PtpPair.table(claim), asked, verdicts);
      }
    }
  }

  private static Finding bundled(
      ClaimFacts claim, PtpPair pair, EditContext context, boolean wantsFixes) {
    Line own = pair.own(claim);
    String first = pair.first().code();
    String second = pair.second().code();
    Finding finding =
        Finding.on(own.sequence(), message(claim, pair))
            .remedy(remedy(pair))
            .atRisk(pair.second().charge())
            .key(Words.lazily("%s+%s%s", first, second, across(claim, pair)));
    if (pair.firstClaim() == claim && pair.secondClaim() == claim) {
      finding.related(pair.first().sequence());
    }
    if (pair.indicator() == 1 && pair.visit() != null && !pair.isNurseVisitWithDrug()) {
      finding.consequenceOf("modifier-25-missing");
    }
    if (wantsFixes) {
      addFixes(claim, pair, context, finding);
    }
    return finding;
  }

  private static Supplier<String> message(ClaimFacts claim, PtpPair pair) {
    String where = "";
    if (pair.firstClaim() != claim) {
      where = " of that day on claim " + pair.firstClaim().id();
    }
    String what = pair.second().code();
    if (pair.secondClaim() != claim) {
      what += " on claim " + pair.secondClaim().id();
    }
    return Words.lazily("%s is bundled into %s%s.", what, pair.first().code(), where);
  }

  private static String across(ClaimFacts claim, PtpPair pair) {
    ClaimFacts other = pair.firstClaim() == claim ? pair.secondClaim() : pair.firstClaim();
    return other == claim ? "" : "@" + other.id();
  }

  private static Supplier<String> remedy(PtpPair pair) {
    if (pair.isNurseVisitWithDrug()) {
      return NURSE_VISIT;
    }
    if (pair.indicator() == 0) {
      return Words.lazily("No modifier helps this pair. Bill only %s.", pair.first().code());
    }
    if (pair.visit() != null) {
      return SEPARATE_VISIT;
    }
    return Words.lazily(
        "If it was a separate service, document why and add XS, XE, XP, XU or 59;"
            + " otherwise bill only %s.",
        pair.first().code());
  }

  private static void addFixes(
      ClaimFacts claim, PtpPair pair, EditContext context, Finding finding) {
    if (pair.secondClaim() != claim) {
      return;
    }
    Line line = pair.second();
    if (pair.indicator() == 1 && !pair.isNurseVisitWithDrug()) {
      addModifierFixes(claim, pair, context, finding);
    }
    finding.fix(
        Fix.removeLine(
            line.sequence(), "Part of " + pair.first().code() + ": remove " + line.code()));
  }

  private static void addModifierFixes(
      ClaimFacts claim, PtpPair pair, EditContext context, Finding finding) {
    Line visit = pair.visit();
    int line = pair.second().sequence();
    if (visit != null) {
      if (pair.visitClaim() == claim) {
        finding.fix(SeparateVisit.fix(visit));
      }
      return;
    }
    if ("59".equals(context.policy().modifiers().distinct())) {
      finding.fix(Fix.addModifier(line, "59", "Separate site or session: add 59", SITE_OR_SESSION));
      return;
    }
    finding.fix(Fix.addModifier(line, "XS", "Separate site: add XS", SITE_OR_SESSION));
    finding.fix(Fix.addModifier(line, "XE", "Separate session: add XE", SITE_OR_SESSION));
    if (!java.util.Objects.equals(
        claim.physicianNpi(pair.second()), pair.firstClaim().physicianNpi(pair.first()))) {
      finding.fix(Fix.addModifier(line, "XP", "Separate practitioner: add XP", SITE_OR_SESSION));
    }
    finding.fix(
        Fix.addModifier(line, "59", "Distinct, and no X modifier fits: add 59", SITE_OR_SESSION));
  }
}
