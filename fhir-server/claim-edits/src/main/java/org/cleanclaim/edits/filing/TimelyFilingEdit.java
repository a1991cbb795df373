package org.cleanclaim.edits.filing;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.Clock;
import org.cleanclaim.edits.payer.CorrectedClaim;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.payer.PayerPolicy;

/**
 * A claim that comes too late, or nearly. The clock runs from the From date of a professional line
 * and the Through date of an institutional claim; a rejection does not stop it.
 */
@EditInfo(
    id = "timely-filing",
    title = "Too late to file",
    denial = "CO-29",
    severity = Severity.HOLD,
    audience = Audience.BILLER,
    source = "42 CFR 424.44; Medicare Claims Processing Manual ch. 1 §70; payer policy")
@AutoService(ClaimEdit.class)
public final class TimelyFilingEdit implements ClaimEdit {
  private static final int SOON = 14;
  private static final Period YEAR = Period.ofYears(1);

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    LocalDate service = claim.selfPay() ? null : earliest(claim);
    if (service == null) {
      return;
    }
    Clocked clocked = clock(claim, context.policy(), service);
    if (clocked.missing != null) {
      verdicts.notChecked(0, clocked.missing);
    } else if (clocked.limit != null) {
      judge(claim, context, clocked, verdicts);
    }
  }

  /**
   * The last day a claim may be filed, for worklists that put what runs out first on top.
   *
   * @return null where no clock runs, or what it runs from is not known
   */
  public static LocalDate lastDay(ClaimFacts claim, PayerPolicy policy) {
    LocalDate service = claim.selfPay() ? null : earliest(claim);
    Clocked clocked = service == null ? null : clock(claim, policy, service);
    return clocked == null || clocked.missing != null || clocked.limit == null
        ? null
        : lastDay(clocked.since, clocked.limit, policy);
  }

  /**
   * Which time runs, and from when.
   *
   * @param limit null when the policy tells none
   * @param missing what keeps it from being told; null when nothing does
   */
  private record Clocked(Period limit, LocalDate since, String missing) {}

  /**
   * Corrections and secondary claims have clocks of their own; Medicare's is always the service.
   */
  private static Clocked clock(ClaimFacts claim, PayerPolicy policy, LocalDate service) {
    Period limit = limit(policy, service);
    CorrectedClaim corrected = policy.correctedClaim();
    boolean replaces = "7".equals(claim.frequency()) || "8".equals(claim.frequency());
    if (replaces && corrected != null && corrected.within() != null) {
      return corrected.from() == Clock.SERVICE
          ? new Clocked(corrected.within(), service, null)
          : new Clocked(null, null, "the remittance date of the claim this one corrects");
    }
    Coverage billed = claim.billedCoverage();
    if (billed == null || billed.sequence() < 2 || isMedicare(policy)) {
      return new Clocked(limit, service, null);
    }
    LocalDate remitted = remittance(claim, billed);
    return remitted == null
        ? new Clocked(null, null, "the remittance date of the payer before")
        : new Clocked(limit, remitted, null);
  }

  /** A year at most for Medicaid, whatever a policy says. 42 CFR 447.45(d). */
  private static Period limit(PayerPolicy policy, LocalDate service) {
    Period limit = policy.timelyFiling();
    boolean beyond =
        limit != null
            && policy.kind() == PayerKind.MEDICAID
            && service.plus(limit).isAfter(service.plus(YEAR));
    return beyond ? YEAR : limit;
  }

  private static LocalDate remittance(ClaimFacts claim, Coverage billed) {
    for (int i = 0; i < claim.coverages().size(); i++) {
      Coverage before = claim.coverages().get(i);
      if (before.sequence() < billed.sequence() && before.priorPayment() != null) {
        return before.priorPayment().date();
      }
    }
    return null;
  }

  private static void judge(
      ClaimFacts claim, EditContext context, Clocked clocked, Verdicts verdicts) {
    LocalDate last = lastDay(clocked.since, clocked.limit, context.policy());
    LocalDate received = receivedOn(context);
    if (received.isAfter(last)) {
      verdicts.found(tooLate(claim, context, clocked, last));
    } else if (last.toEpochDay() - SOON <= received.toEpochDay()) {
      verdicts.found(soon(context, clocked.since, last));
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
  private static LocalDate lastDay(LocalDate since, Period limit, PayerPolicy policy) {
    LocalDate last = since.plus(limit);
    return isMedicare(policy) ? Workdays.onOrAfter(last) : last;
  }

  /** What is sent on a day off is received on the next workday. */
  private static LocalDate receivedOn(EditContext context) {
    return isMedicare(context.policy()) ? Workdays.onOrAfter(context.today()) : context.today();
  }

  private static boolean isMedicare(PayerPolicy policy) {
    return policy.kind() == PayerKind.MEDICARE_FFS;
  }

  private static Finding tooLate(
      ClaimFacts claim, EditContext context, Clocked clocked, LocalDate last) {
    Finding finding =
        Finding.onClaim(
                Words.lazily("The last day to file what began on %s was %s.", clocked.since, last))
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
              || !earliest(claim).equals(clocked.since)
              || (day != null
                  && lastDay(day, clocked.limit, context.policy()).isBefore(receivedOn(context)));
      if (late) {
        finding.related(line.sequence());
        atRisk = line.charge() == null ? atRisk : atRisk.add(line.charge());
      }
    }
    return finding.atRisk(atRisk.signum() == 0 ? null : atRisk);
  }

  private static Finding soon(EditContext context, LocalDate since, LocalDate last) {
    long left = ChronoUnit.DAYS.between(context.today(), last);
    return Finding.onClaim(
            Words.lazily(
                "The last day to file what began on %s is %s, %s.",
                since, last, left <= 0 ? "today" : "in " + left + " days"))
        .severity(Severity.WARN)
        .remedy("Send it now.")
        .key("soon");
  }
}
