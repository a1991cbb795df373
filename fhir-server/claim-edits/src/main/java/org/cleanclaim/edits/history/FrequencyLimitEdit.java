package org.cleanclaim.edits.history;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.function.IntPredicate;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ProcedureSet;

/** A preventive benefit sooner than it is paid again. */
@EditInfo(
    id = "frequency-limit",
    title = "Preventive benefit too soon",
    denial = "CO-119",
    severity = Severity.WARN,
    source = "Medicare Claims Processing Manual ch. 18; 42 CFR 410.15",
    remedy = "Wait for the day it is due, or have the patient sign a notice.")
@AutoService(ClaimEdit.class)
public final class FrequencyLimitEdit implements LineEdit {
  private static final ProcedureSet WELLNESS = ProcedureSet.of("G0402 G0438 G0439");
  private static final int FIRST = Codes.procedure("G0438");
  private static final int WELCOME = Codes.procedure("G0402");
  private static final int YEARLY = Codes.procedure("G0439");
  private static final ProcedureSet MAMMOGRAM = ProcedureSet.of("77067");

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null || !context.followsFederalRules()) {
      return;
    }
    if (line.codeId() == FIRST || line.codeId() == WELCOME) {
      Line before = last(claim, line, code -> code == line.codeId());
      if (before != null) {
        verdicts.found(finding(line, "%s is paid once; it was billed on %s.", before.from()));
      }
    } else if (line.codeId() == YEARLY) {
      checkYear(claim, line, WELLNESS, verdicts);
    } else if (MAMMOGRAM.contains(line.codeId())) {
      checkYear(claim, line, MAMMOGRAM, verdicts);
    }
  }

  /** Eleven full months must pass after the month of the last one. */
  private static void checkYear(ClaimFacts claim, Line line, ProcedureSet same, Verdicts verdicts) {
    Line before = last(claim, line, same::contains);
    if (before == null) {
      return;
    }
    LocalDate due = before.from().withDayOfMonth(1).plusMonths(12);
    if (line.from().isBefore(due)) {
      verdicts.found(finding(line, "%s is paid again from %s on.", due));
    }
  }

  private static Finding finding(Line line, String message, LocalDate day) {
    return Finding.on(line.sequence(), message.formatted(line.code(), day))
        .atRisk(line.charge())
        .key(line.code());
  }

  private static Line last(ClaimFacts claim, Line line, IntPredicate codes) {
    Line last = null;
    for (EarlierClaim earlier : claim.earlier()) {
      if (earlier.stands() && !claim.replaces(earlier)) {
        for (Line other : earlier.claim().lines()) {
          if (other.from() != null
              && other.from().isBefore(line.from())
              && codes.test(other.codeId())
              && (last == null || other.from().isAfter(last.from()))) {
            last = other;
          }
        }
      }
    }
    return last;
  }
}
