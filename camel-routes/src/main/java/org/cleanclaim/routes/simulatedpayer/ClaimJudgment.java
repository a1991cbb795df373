package org.cleanclaim.routes.simulatedpayer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.routes.simulatedpayer.AdjudicationRules.Rule;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;

/** Decides on claims by the rule file and the invented members: the same claim, the same way. */
final class ClaimJudgment {
  private static final String OFFICE_VISIT = "992(0[2-5]|1[1-5])";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final AdjudicationRules rules;
  private final SimulatedPayer payer;
  private final Clock clock;

  private final ClaimLedger ledger;

  ClaimJudgment(AdjudicationRules rules, SimulatedPayer payer, ClaimLedger ledger, Clock clock) {
    this.rules = rules;
    this.payer = payer;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The payer's own number of a claim. */
  String number(SubmittedClaim claim) {
    return "S%010d".formatted(Math.floorMod(chance(control(claim)), 10_000_000_000L));
  }

  /** Category, status and entity of the rejection; empty when the claim is accepted. */
  Optional<List<String>> rejection(SubmittedClaim claim) {
    return rules.rejections().stream()
        .filter(rule -> fits(rule, claim, null))
        .map(Rule::codes)
        .findFirst();
  }

  /** What the payer waits for before it decides; empty when it waits for nothing. */
  Optional<List<String>> pend(SubmittedClaim claim) {
    return rules.pends().stream()
        .filter(rule -> claim.lines().stream().anyMatch(line -> fits(rule, claim, line)))
        .map(Rule::codes)
        .findFirst();
  }

  RemittedClaim adjudicate(SubmittedClaim claim) {
    var lines = claim.lines().stream().map(line -> adjudicate(claim, line)).toList();
    var paid = sum(lines.stream().map(RemittedLine::paid).toList());
    var share =
        sum(
            lines.stream()
                .flatMap(line -> line.adjustments().stream())
                .filter(one -> "PR".equals(one.group()))
                .map(Adjustment::amount)
                .toList());
    return new RemittedClaim(
        control(claim),
        "1",
        claim.heading().total(),
        paid,
        share.signum() == 0 ? null : share,
        claim.subscription().filing(),
        number(claim),
        claim.heading().place(),
        claim.heading().frequency(),
        List.of(),
        List.of(claim.patient().orElse(claim.subscriber()).party().as("QC")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        lines);
  }

  private RemittedLine adjudicate(SubmittedClaim claim, ServiceLine line) {
    var denial = rules.denials().stream().filter(rule -> fits(rule, claim, line)).findFirst();
    ledger.claim(key(claim, line), control(claim));
    var adjustments = new ArrayList<Adjustment>();
    var allowed = BigDecimal.ZERO;
    if (denial.isPresent()) {
      var codes = denial.get().codes();
      adjustments.add(new Adjustment(codes.get(0), codes.get(1), line.charge(), null));
    } else {
      allowed = allowed(line);
      adjust(adjustments, "CO", "45", line.charge().subtract(allowed));
      adjust(adjustments, "PR", "3", copay(claim, line).min(allowed));
    }
    var paid = line.charge().subtract(sum(adjustments.stream().map(Adjustment::amount).toList()));
    return new RemittedLine(
        billed(line),
        line.charge(),
        paid,
        line.procedure() == null ? null : line.revenueCode(),
        line.units(),
        null,
        null,
        List.of(new DatedFact("472", serviced(claim, line))),
        adjustments,
        line.references().stream().filter(one -> "6R".equals(one.qualifier())).toList(),
        allowed.signum() == 0 ? List.of() : List.of(new Amount("B6", allowed)),
        denial.map(rule -> rule.codes().stream().skip(2).toList()).orElse(List.of()));
  }

  private static void adjust(List<Adjustment> to, String group, String reason, BigDecimal amount) {
    if (amount.signum() != 0) {
      to.add(new Adjustment(group, reason, amount, null));
    }
  }

  private BigDecimal allowed(ServiceLine line) {
    int span = rules.most() - rules.least() + 1;
    long percent = rules.least() + Math.floorMod(chance(code(line)), (long) span);
    return line.charge()
        .multiply(BigDecimal.valueOf(percent))
        .divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  private BigDecimal copay(SubmittedClaim claim, ServiceLine line) {
    return code(line).matches(OFFICE_VISIT)
        ? payer
            .plan(claim.payer().id())
            .map(SimulatedPlan::copay)
            .filter(copay -> !copay.isEmpty())
            .map(BigDecimal::new)
            .orElse(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  /** The line is null where the claim as a whole is judged. */
  private boolean fits(Rule rule, SubmittedClaim claim, ServiceLine line) {
    return said(rule, "payer", "unknown", payer.plan(claim.payer().id()).isEmpty())
        && said(rule, "member", "unknown", member(claim).isEmpty())
        && said(rule, "provider", "invalid", !NationalProviderId.isValid(npi(claim)))
        && said(rule, "authorization", "none", !has(claim, "G1"))
        && (line == null || fitsLine(rule, claim, line));
  }

  private boolean fitsLine(Rule rule, SubmittedClaim claim, ServiceLine line) {
    return said(rule, "coverage", "ended", !isCovered(claim, line))
        && said(rule, "duplicate", "yes", isDuplicate(claim, line))
        && rule.condition("late-after").map(days -> isLate(claim, line, days)).orElse(true)
        && rule.fits("procedure", code(line))
        && rule.condition("modifier")
            .map(pattern -> modifiers(line).stream().anyMatch(one -> one.matches(pattern)))
            .orElse(true)
        && rule.condition("without")
            .map(pattern -> modifiers(line).stream().noneMatch(one -> one.matches(pattern)))
            .orElse(true)
        && rule.condition("beside").map(pattern -> isBeside(claim, line, pattern)).orElse(true);
  }

  private static boolean said(Rule rule, String condition, String word, boolean holds) {
    return rule.condition(condition).map(wanted -> wanted.equals(word) && holds).orElse(true);
  }

  private Optional<SimulatedMember> member(SubmittedClaim claim) {
    return payer
        .plan(claim.payer().id())
        .flatMap(
            plan ->
                plan.members().stream()
                    .filter(member -> member.id().equals(claim.subscriber().party().id()))
                    .findFirst());
  }

  private boolean isCovered(SubmittedClaim claim, ServiceLine line) {
    var member = member(claim);
    if (member.isEmpty()) {
      return false;
    }
    var today = LocalDate.now(clock);
    var birth = claim.patient().orElse(claim.subscriber()).birthDate();
    var told = member.get().storyDay(birth, today).orElse(today);
    var day = serviced(claim, line);
    return !day.isBefore(member.get().begin().on(told))
        && member.get().end().map(end -> !day.isAfter(end.on(told))).orElse(true);
  }

  private boolean isDuplicate(SubmittedClaim claim, ServiceLine line) {
    return ledger
            .firstToClaim(key(claim, line))
            .filter(first -> !first.equals(control(claim)))
            .isPresent()
        && "1".equals(claim.heading().frequency());
  }

  private static String key(SubmittedClaim claim, ServiceLine line) {
    return String.join(
        " ",
        claim.payer().id(),
        claim.subscriber().party().id(),
        String.valueOf(serviced(claim, line)),
        code(line),
        modifiers(line).stream().sorted().toList().toString());
  }

  private boolean isLate(SubmittedClaim claim, ServiceLine line, String days) {
    return ChronoUnit.DAYS.between(serviced(claim, line), LocalDate.now(clock))
        > Long.parseLong(days);
  }

  private static boolean isBeside(SubmittedClaim claim, ServiceLine line, String pattern) {
    return claim.lines().stream()
        .filter(other -> other != line)
        .filter(other -> Objects.equals(serviced(claim, other), serviced(claim, line)))
        .anyMatch(other -> code(other).matches(pattern));
  }

  /** A facility's line may have no day of its own: then the first day of the statement is it. */
  static LocalDate serviced(SubmittedClaim claim, ServiceLine line) {
    return day(line.dates(), "472")
        .or(() -> day(claim.dates(), "434"))
        .orElseThrow(() -> new IllegalArgumentException("A line has no date of service."));
  }

  private static Optional<LocalDate> day(List<ClaimDate> dates, String qualifier) {
    return dates.stream()
        .filter(date -> qualifier.equals(date.qualifier()))
        .map(ClaimDate::span)
        .flatMap(Optional::stream)
        .map(span -> span.from())
        .findFirst();
  }

  /** The procedure; for a facility's line without one its revenue code. */
  private static String code(ServiceLine line) {
    return line.procedure() == null ? line.revenueCode() : line.procedure().code();
  }

  private static List<String> modifiers(ServiceLine line) {
    return line.procedure() == null ? List.of() : line.procedure().modifiers();
  }

  static Procedure billed(ServiceLine line) {
    return line.procedure() == null
        ? new Procedure("NU", line.revenueCode(), List.of())
        : line.procedure();
  }

  private static boolean has(SubmittedClaim claim, String reference) {
    return claim.references().stream().anyMatch(one -> reference.equals(one.qualifier()));
  }

  private static String npi(SubmittedClaim claim) {
    return claim.billing().party().id();
  }

  private static String control(SubmittedClaim claim) {
    return claim.heading().patientControlNumber();
  }

  /** A number that follows from the seed and the text. */
  private long chance(String text) {
    long mixed = rules.seed();
    for (int i = 0; i < text.length(); i++) {
      mixed = mixed * 1_099_511_628_211L + text.charAt(i);
    }
    return mixed >>> 1;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
