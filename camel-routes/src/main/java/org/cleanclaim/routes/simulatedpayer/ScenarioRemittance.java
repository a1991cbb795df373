package org.cleanclaim.routes.simulatedpayer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;

/** A claim as its scenario has it adjudicated; every figure adds up. */
final class ScenarioRemittance {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String REVERSAL = "22";
  private static final String CONTRACTUAL = "45";

  private final Scenario scenario;
  private final SubmittedClaim claim;
  private final String number;

  /**
   * @param number the payer's own number of the claim
   */
  ScenarioRemittance(Scenario scenario, SubmittedClaim claim, String number) {
    this.scenario = scenario;
    this.claim = claim;
    this.number = number;
  }

  /** One claim, or two when it is split. */
  List<RemittedClaim> first() {
    if (!scenario.is("split")) {
      return List.of(adjudicated(claim.lines(), "lines", number));
    }
    if (claim.lines().size() > 1) {
      return List.of(
          adjudicated(claim.lines().subList(0, 1), "lines", number + "A"),
          adjudicated(claim.lines().subList(1, claim.lines().size()), "lines", number + "B"));
    }
    // A claim of one line is split by its charge.
    var line = claim.lines().get(0);
    var half = line.charge().divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
    return List.of(
        adjudicated(List.of(charged(line, half)), "lines", number + "A"),
        adjudicated(List.of(charged(line, line.charge().subtract(half))), "lines", number + "B"));
  }

  /** What a second remittance brings: the first taken back, and the claim as corrected. */
  List<RemittedClaim> second() {
    if (scenario.text("correct").isEmpty()) {
      return List.of();
    }
    var again = new ArrayList<RemittedClaim>();
    first().forEach(one -> again.add(reversed(one)));
    again.add(adjudicated(claim.lines(), "correct", number));
    return again;
  }

  List<ProviderAdjustment> apart(java.time.LocalDate yearEnd) {
    return scenario.parts("plb").stream()
        .map(
            part ->
                new ProviderAdjustment(
                    claim.billing().party().id(),
                    yearEnd,
                    part.get(0),
                    number,
                    new BigDecimal(part.get(1).substring(1))))
        .toList();
  }

  private RemittedClaim adjudicated(List<ServiceLine> lines, String rule, String payerNumber) {
    var charge = sum(lines.stream().map(ServiceLine::charge).toList());
    boolean whole = scenario.text("claim").isPresent() && "lines".equals(rule);
    var atClaim = whole ? adjustments(scenario.parts("claim"), charge) : List.<Adjustment>of();
    var remitted = new ArrayList<RemittedLine>();
    for (int i = 0; i < lines.size() && !whole; i++) {
      boolean isFirst = i == 0 && "lines".equals(rule);
      remitted.add(
          line(
              lines.get(i), isFirst && scenario.text("line").isPresent() ? "line" : rule, isFirst));
    }
    var all = new ArrayList<>(atClaim);
    remitted.forEach(line -> all.addAll(line.adjustments()));
    var paid = charge.subtract(sum(all.stream().map(Adjustment::amount).toList()));
    var share =
        sum(all.stream().filter(one -> "PR".equals(one.group())).map(Adjustment::amount).toList());
    return new RemittedClaim(
        claim.heading().patientControlNumber(),
        scenario.text("status").orElse("1"),
        charge,
        paid,
        share.signum() == 0 ? null : share,
        claim.subscription().filing(),
        payerNumber,
        claim.heading().place(),
        claim.heading().frequency(),
        atClaim,
        parties(),
        scenario.words("moa"),
        List.of(),
        List.of(),
        List.of(),
        remitted);
  }

  private List<Party> parties() {
    var parties = new ArrayList<Party>();
    parties.add(claim.patient().orElse(claim.subscriber()).party().as("QC"));
    scenario
        .text("forwarded")
        .ifPresent(name -> parties.add(Party.organization("TT", name, "PI", "FORWARDED1")));
    return parties;
  }

  private RemittedLine line(ServiceLine line, String rule, boolean isFirst) {
    var adjustments = adjustments(scenario.parts(rule), line.charge());
    var paid = line.charge().subtract(sum(adjustments.stream().map(Adjustment::amount).toList()));
    var code = isFirst ? scenario.text("code") : Optional.<String>empty();
    var units =
        isFirst ? scenario.text("units").map(BigDecimal::new) : Optional.<BigDecimal>empty();
    boolean fewer = units.filter(paidUnits -> paidUnits.compareTo(line.units()) < 0).isPresent();
    var billed = ClaimJudgment.billed(line);
    var procedure =
        code.map(other -> new Procedure(billed.qualifier(), other, billed.modifiers()))
            .orElse(billed);
    boolean denied = adjustments.stream().anyMatch(one -> !CONTRACTUAL.equals(one.reason()));
    return new RemittedLine(
        procedure,
        line.charge(),
        paid,
        line.procedure() == null ? null : line.revenueCode(),
        fewer ? units.get() : line.units(),
        code.isPresent() ? billed : null,
        fewer ? line.units() : null,
        List.of(new DatedFact("472", ClaimJudgment.serviced(claim, line))),
        adjustments,
        line.references().stream().filter(one -> "6R".equals(one.qualifier())).toList(),
        paid.signum() > 0 ? List.of(new Amount("B6", allowed(line, adjustments))) : List.of(),
        denied && (rule.equals("line") || scenario.text("line").isEmpty())
            ? scenario.words("remarks")
            : List.of());
  }

  private static BigDecimal allowed(ServiceLine line, List<Adjustment> adjustments) {
    return line.charge()
        .subtract(
            sum(
                adjustments.stream()
                    .filter(one -> CONTRACTUAL.equals(one.reason()))
                    .map(Adjustment::amount)
                    .toList()));
  }

  private static List<Adjustment> adjustments(List<List<String>> parts, BigDecimal charge) {
    var all = new ArrayList<Adjustment>();
    var left = charge;
    for (var part : parts) {
      var amount = amount(part.get(2), charge, left).min(left);
      if (amount.signum() != 0) {
        all.add(new Adjustment(part.get(0), part.get(1), amount, null));
        left = left.subtract(amount);
      }
    }
    return all;
  }

  private static BigDecimal amount(String said, BigDecimal charge, BigDecimal left) {
    if ("rest".equals(said)) {
      return left;
    }
    return said.startsWith("$")
        ? new BigDecimal(said.substring(1))
        : charge
            .multiply(new BigDecimal(said.replace("%", "")))
            .divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  /** The same groups and codes, all signs turned. */
  private static RemittedClaim reversed(RemittedClaim one) {
    return new RemittedClaim(
        one.patientControlNumber(),
        REVERSAL,
        one.charge().negate(),
        one.paid().negate(),
        one.patientResponsibility() == null ? null : one.patientResponsibility().negate(),
        one.filingIndicator(),
        one.payerControlNumber(),
        one.facilityCode(),
        one.frequency(),
        turned(one.adjustments()),
        one.parties(),
        one.remarks(),
        one.references(),
        one.dates(),
        List.of(),
        one.lines().stream().map(ScenarioRemittance::reversed).toList());
  }

  private static RemittedLine reversed(RemittedLine line) {
    return new RemittedLine(
        line.procedure(),
        line.charge().negate(),
        line.paid().negate(),
        line.revenueCode(),
        line.units(),
        line.submitted(),
        line.submittedUnits(),
        line.dates(),
        turned(line.adjustments()),
        line.references(),
        List.of(),
        line.remarks());
  }

  private static List<Adjustment> turned(List<Adjustment> adjustments) {
    return adjustments.stream()
        .map(one -> new Adjustment(one.group(), one.reason(), one.amount().negate(), null))
        .toList();
  }

  private static ServiceLine charged(ServiceLine line, BigDecimal charge) {
    return new ServiceLine(
        line.procedure(),
        line.description(),
        charge,
        line.unit(),
        line.units(),
        line.place(),
        line.pointers(),
        line.emergency(),
        line.attachments(),
        line.dates(),
        line.references(),
        line.notes(),
        line.drugs(),
        line.providers(),
        line.adjudications());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
