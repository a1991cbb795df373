package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cleanclaim.plugin.denial.Adjustment;
import org.cleanclaim.plugin.denial.LineOutcome;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;

/**
 * What a remittance made of each line of a claim. A line is found by our number of it (REF*6R),
 * else by procedure, modifiers, day and charge; what the payer split is put together again.
 */
final class AnsweredLines {

  /** A line of the payer's that is none of the claim's. */
  static final int UNKNOWN = -1;

  private final SubmittedClaim claim;
  private final Set<Integer> taken = new HashSet<>();

  private AnsweredLines(SubmittedClaim claim) {
    this.claim = claim;
  }

  /** The outcomes: of lines by their place from 1, of the claim as a whole as 0. */
  static List<LineOutcome> of(SubmittedClaim claim, RemittedClaim remitted) {
    AnsweredLines lines = new AnsweredLines(claim);
    Map<Integer, LineOutcome> outcomes = new TreeMap<>();
    for (RemittedLine line : remitted.lines()) {
      LineOutcome outcome =
          new LineOutcome(
              lines.place(line),
              line.charge(),
              line.paid(),
              adjustments(line.adjustments()),
              line.remarks());
      outcomes.merge(outcome.line(), outcome, AnsweredLines::together);
    }
    if (remitted.lines().isEmpty() || !remitted.adjustments().isEmpty()) {
      outcomes.put(
          0,
          new LineOutcome(
              0,
              remitted.charge(),
              remitted.paid(),
              adjustments(remitted.adjustments()),
              remitted.remarks()));
    }
    return List.copyOf(outcomes.values());
  }

  private static List<Adjustment> adjustments(
      List<org.cleanclaim.routes.x12.Adjustment> adjustments) {
    return adjustments.stream()
        .map(
            one ->
                new Adjustment(one.group() == null ? "" : one.group(), one.reason(), one.amount()))
        .toList();
  }

  private static LineOutcome together(LineOutcome one, LineOutcome other) {
    List<Adjustment> adjustments = new ArrayList<>(one.adjustments());
    adjustments.addAll(other.adjustments());
    List<String> remarks = new ArrayList<>(one.remarks());
    remarks.addAll(other.remarks());
    return new LineOutcome(
        one.line(),
        one.charged().add(other.charged()),
        one.paid().add(other.paid()),
        adjustments,
        remarks);
  }

  private int place(RemittedLine line) {
    String number = ownNumber(line.references());
    int own = number == null ? 0 : find(sent -> number.equals(ownNumber(sent.references())), false);
    if (own > 0) {
      taken.add(own);
      return own;
    }
    BigDecimal charge = line.charge();
    int alike =
        find(
            sent ->
                sent.charge().compareTo(charge) == 0
                    && isSameProcedure(sent, line)
                    && isSameDay(sent, line),
            true);
    if (alike > 0) {
      taken.add(alike);
    }
    return alike > 0 ? alike : UNKNOWN;
  }

  private int find(Predicate<ServiceLine> wanted, boolean free) {
    return IntStream.rangeClosed(1, claim.lines().size())
        .filter(place -> !free || !taken.contains(place))
        .filter(place -> wanted.test(claim.lines().get(place - 1)))
        .findFirst()
        .orElse(0);
  }

  private static String ownNumber(List<Reference> references) {
    return references.stream()
        .filter(reference -> "6R".equals(reference.qualifier()) && reference.number() != null)
        .map(Reference::number)
        .findFirst()
        .orElse(null);
  }

  private static boolean isSameProcedure(ServiceLine sent, RemittedLine line) {
    Procedure billed = line.submitted() == null ? line.procedure() : line.submitted();
    return sent.procedure() != null
        && billed != null
        && sent.procedure().code().equals(billed.code())
        && Set.copyOf(sent.procedure().modifiers()).equals(Set.copyOf(billed.modifiers()));
  }

  /** A payer that names no day does not contradict. */
  private static boolean isSameDay(ServiceLine sent, RemittedLine line) {
    List<DatedFact> days =
        line.dates().stream()
            .filter(fact -> List.of("472", "150").contains(fact.qualifier()) && fact.day() != null)
            .toList();
    DateSpan served =
        sent.dates().stream()
            .filter(date -> "472".equals(date.qualifier()))
            .flatMap(date -> date.span().stream())
            .findFirst()
            .orElse(null);
    return days.isEmpty()
        || served == null
        || days.stream().anyMatch(fact -> served.contains(fact.day()));
  }
}
