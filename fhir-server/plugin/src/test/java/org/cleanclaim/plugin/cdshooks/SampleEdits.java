package org.cleanclaim.plugin.cdshooks;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;

/** Edits whose findings a test can foresee: what is tested here is the talk, not the rules. */
final class SampleEdits {

  private SampleEdits() {}

  static List<ClaimEdit> all() {
    return List.of(new Modifier(), new Expiring(), new Inactive(), new Order(), new Dear());
  }

  /** Line 99214 without 25. */
  @EditInfo(
      id = "modifier-25-missing",
      title = "Separate visit without modifier 25",
      denial = "CO-97",
      severity = Severity.HOLD,
      source = "CMS NCCI policy manual")
  static final class Modifier implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      for (Line line : claim.lines()) {
        if (line.code().equals("99214") && !line.has("25")) {
          verdicts.found(
              Finding.on(line.sequence(), "99214 on the day of a procedure needs modifier 25.")
                  .remedy(
                      "Add 25 if the visit was separate <script>alert(1)</script> [x](http://y).")
                  .atRisk(line.charge())
                  .fix(
                      Fix.addModifier(
                          line.sequence(), "25", "Separate visit: add 25", "a separate visit")));
        }
      }
    }
  }

  /** Coverage that ends within a week. */
  @EditInfo(
      id = "coverage-expiring",
      title = "Coverage ends soon",
      denial = "CO-27",
      severity = Severity.INFO,
      audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
      source = "270/271 DTP",
      stages = Stage.VISIT)
  static final class Expiring implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      Coverage billed = claim.billedCoverage();
      if (billed == null) {
        verdicts.notChecked(0, "no coverage");
      } else if (billed.end() != null
          && claim.visit().isEqual(context.today())
          && billed.end().isBefore(context.today().plusDays(7))) {
        verdicts.found(Finding.onClaim("Coverage ends " + billed.end() + "."));
      }
    }
  }

  /** Coverage that is not in force on the day. */
  @EditInfo(
      id = "coverage-inactive",
      title = "Coverage not in force",
      denial = "CO-27",
      severity = Severity.HOLD,
      audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
      source = "270/271 DTP",
      stages = {Stage.VISIT, Stage.CLAIM})
  static final class Inactive implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      Coverage billed = claim.billedCoverage();
      if (billed == null || claim.visit() == null) {
        return;
      }
      boolean ended = billed.end() != null && claim.visit().isAfter(billed.end());
      boolean denied =
          billed.eligibility() != null && Boolean.FALSE.equals(billed.eligibility().inforce());
      if (ended || denied) {
        verdicts.found(Finding.onClaim("Coverage is not in force on " + claim.visit() + "."));
      }
    }
  }

  /** An order that needs a number. */
  @EditInfo(
      id = "prior-auth-missing",
      title = "Authorization number missing",
      denial = "CO-197",
      severity = Severity.WARN,
      source = "payer list",
      stages = Stage.DRAFT_ORDER)
  static final class Order implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      for (Line line : claim.lines()) {
        if (line.code().equals("73721")) {
          verdicts.found(Finding.on(line.sequence(), "Authorization number missing for 73721."));
        }
      }
    }
  }

  /** Speaks once for each unit of a line whose code is 20610, dearer each time. */
  @EditInfo(
      id = "mue-units",
      title = "Too many units",
      denial = "CO-151",
      severity = Severity.WARN,
      source = "CMS MUE")
  static final class Dear implements ClaimEdit {
    @Override
    public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
      for (Line line : claim.lines()) {
        if (line.code().equals("20610") && line.quantity().intValue() > 1) {
          for (int unit = 1; unit <= line.quantity().intValue(); unit++) {
            verdicts.found(
                Finding.on(line.sequence(), "Unit " + unit + " of 20610 is too many.")
                    .key("unit" + unit)
                    .atRisk(BigDecimal.valueOf(unit)));
          }
        }
        if (line.code().equals("BOOM")) {
          throw new IllegalStateException("a fault of ours about Reyes, Ana");
        }
      }
    }
  }
}
