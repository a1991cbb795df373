package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerKind;

/**
 * A claim that comes too late, or nearly. The clock runs from the From date of a professional line
 * and the Through date of an institutional claim; a rejection does not stop it.
 */
@EditInfo(
    id = "timely-filing",
    title = "Too late to file",
    denial = "CO-29",
    severity = Severity.HOLD,
    source = "42 CFR 424.44; Medicare Claims Processing Manual ch. 1 §70; payer policy")
@AutoService(ClaimEdit.class)
public final class TimelyFilingEdit implements ClaimEdit {
  private static final int SOON = 14;

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Period limit = context.policy().timelyFiling();
    LocalDate since = claim.selfPay() ? null : earliest(claim);
    if (limit == null || since == null) {
      return;
    }
    LocalDate last = lastDay(since, limit, context);
    LocalDate received = receivedOn(context);
    if (received.isAfter(last)) {
      verdicts.found(tooLate(claim, context, since, last));
    } else if (!last.minusDays(SOON).isAfter(received)) {
      verdicts.found(soon(context, since, last));
    }
  }

  /** The day that decides: of several lines the one that runs out first. */
  private static LocalDate earliest(ClaimFacts claim) {
    LocalDate earliest = null;
    for (int i = 0; i < claim.lines().size(); i++) {
      LocalDate day = decidingDay(claim, claim.lines().get(i));
      boolean institutional = claim.kind() == ClaimKind.INSTITUTIONAL;
      if (day != null
          && (earliest == null
              || (institutional ? day.isAfter(earliest) : day.isBefore(earliest)))) {
        earliest = day;
      }
    }
    return earliest;
  }

  private static LocalDate decidingDay(ClaimFacts claim, Line line) {
    return claim.kind() == ClaimKind.INSTITUTIONAL ? line.through() : line.from();
  }

  /** Medicare's year ends, for 29 February, on 28 February; a last day off moves to a workday. */
  private static LocalDate lastDay(LocalDate since, Period limit, EditContext context) {
    LocalDate last = since.plus(limit);
    return isMedicare(context) ? Workdays.onOrAfter(last) : last;
  }

  /** What is sent on a day off is received on the next workday. */
  private static LocalDate receivedOn(EditContext context) {
    return isMedicare(context) ? Workdays.onOrAfter(context.today()) : context.today();
  }

  private static boolean isMedicare(EditContext context) {
    return context.policy().kind() == PayerKind.MEDICARE_FFS;
  }

  private static Finding tooLate(
      ClaimFacts claim, EditContext context, LocalDate since, LocalDate last) {
    Finding.Builder finding =
        Finding.onClaim("The last day to file the service of %s was %s.".formatted(since, last))
            .remedy(
                "Look for proof that an earlier claim was received in time, or for an exception:"
                    + " the payer's error, coverage granted or withdrawn retroactively. The patient"
                    + " may not be billed.")
            .key("late");
    BigDecimal atRisk = BigDecimal.ZERO;
    for (Line line : claim.lines()) {
      LocalDate day = decidingDay(claim, line);
      boolean late =
          claim.kind() == ClaimKind.INSTITUTIONAL
              || (day != null
                  && lastDay(day, context.policy().timelyFiling(), context)
                      .isBefore(receivedOn(context)));
      if (late) {
        finding.related(line.sequence());
        atRisk = line.charge() == null ? atRisk : atRisk.add(line.charge());
      }
    }
    return finding.atRisk(atRisk.signum() == 0 ? null : atRisk).build();
  }

  private static Finding soon(EditContext context, LocalDate since, LocalDate last) {
    long left = ChronoUnit.DAYS.between(context.today(), last);
    return Finding.onClaim(
            "The last day to file the service of %s is %s, %s."
                .formatted(since, last, left <= 0 ? "today" : "in " + left + " days"))
        .severity(Severity.WARN)
        .remedy("Send it now.")
        .key("soon")
        .build();
  }
}
