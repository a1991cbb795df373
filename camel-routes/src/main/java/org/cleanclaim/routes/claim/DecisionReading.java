package org.cleanclaim.routes.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.LineAdjudication;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;

/**
 * A ClaimResponse as the next payer is told of it: sums and reasons of the claim (2320, 2330B) and
 * of each line (2430).
 */
final class DecisionReading {
  private static final Set<String> GROUPS = Set.of("CO", "PR", "OA", "PI", "CR");
  private static final String DECIDED = "573";

  private final ClaimResponse response;

  DecisionReading(ClaimResponse response) {
    this.response = response;
  }

  List<Adjustment> adjustments() {
    return adjustments(response.getAdjudication());
  }

  /** AMT*D is there even when nothing was paid: the next payer asks for it. */
  List<Amount> amounts() {
    var amounts = new ArrayList<Amount>();
    amounts.add(new Amount("D", paid()));
    for (var total : response.getTotal()) {
      LineReading.codes(total.getCategory()).stream()
          .flatMap(code -> qualifier(code).stream())
          .findFirst()
          .ifPresent(qualifier -> amounts.add(new Amount(qualifier, total.getAmount().getValue())));
    }
    return amounts;
  }

  private static Optional<String> qualifier(String category) {
    return OtherPayerDecisions.TOTALS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(category))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private BigDecimal paid() {
    if (response.getPayment().getAmount().hasValue()) {
      return response.getPayment().getAmount().getValue();
    }
    return response.getTotal().stream()
        .filter(total -> LineReading.codes(total.getCategory()).contains("benefit"))
        .map(total -> total.getAmount().getValue())
        .findFirst()
        .orElseGet(this::paidOnLines);
  }

  private BigDecimal paidOnLines() {
    return Stream.concat(
            response.getItem().stream().map(ClaimResponse.ItemComponent::getAdjudication),
            response.getAddItem().stream().map(ClaimResponse.AddedItemComponent::getAdjudication))
        .map(DecisionReading::benefit)
        .flatMap(Optional::stream)
        .map(benefit -> benefit.getAmount().getValue())
        .reduce(BigDecimal::add)
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2320, AMT*D",
                    "The answer of the payer before this one tells no sum paid. Add it.",
                    "Claim.insurance.claimResponse.resolve().payment.amount"));
  }

  /** DTP*573 stands with the lines when the payer decided on lines, else with the payer. */
  List<ClaimDate> dates() {
    return isByLine() ? List.of() : List.of(date());
  }

  private boolean isByLine() {
    return response.hasItem() || response.hasAddItem();
  }

  private ClaimDate date() {
    var day =
        response.getPayment().hasDate()
            ? response.getPayment().getDateElement().getValueAsString()
            : response.hasCreated() ? response.getCreatedElement().getValueAsString() : null;
    if (day == null || day.length() < 10) {
      throw new ClaimLack(
          "loop 2330B, DTP*573",
          "The answer of the payer before this one has no date. Add it.",
          "Claim.insurance.claimResponse.resolve().payment.date");
    }
    return ClaimDate.of(DECIDED, DateSpan.day(LocalDate.parse(day.substring(0, 10))));
  }

  /** REF*F8: that payer's number of the claim. */
  List<Reference> references() {
    return ClaimGraph.identifier(response.getIdentifier(), OtherPayerDecisions.PAYER_NUMBER)
        .map(number -> List.of(new Reference("F8", number, null)))
        .orElse(List.of());
  }

  /** What it decided on the line of this sequence. */
  List<LineAdjudication> ofLine(int sequence, String payerId, Procedure billed) {
    var found = new ArrayList<LineAdjudication>();
    for (var item : response.getItem()) {
      if (item.getItemSequence() == sequence) {
        line(payerId, billed, item.getAdjudication()).ifPresent(found::add);
      }
    }
    for (var added : response.getAddItem()) {
      if (added.getItemSequence().stream().anyMatch(one -> one.getValue() == sequence)) {
        var codes = LineReading.codes(added.getProductOrService());
        var procedure =
            codes.isEmpty()
                ? billed
                : new Procedure(
                    "HC",
                    codes.get(0),
                    added.getModifier().stream()
                        .flatMap(modifier -> LineReading.codes(modifier).stream())
                        .toList());
        line(payerId, procedure, added.getAdjudication()).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<LineAdjudication> line(
      String payerId, Procedure procedure, List<AdjudicationComponent> entries) {
    return benefit(entries)
        .map(
            benefit ->
                new LineAdjudication(
                    payerId,
                    benefit.getAmount().getValue(),
                    procedure,
                    benefit.hasValue() ? benefit.getValue() : BigDecimal.ONE,
                    adjustments(entries),
                    List.of(date())));
  }

  private static Optional<AdjudicationComponent> benefit(List<AdjudicationComponent> entries) {
    return entries.stream()
        .filter(entry -> LineReading.codes(entry.getCategory()).contains("benefit"))
        .filter(entry -> entry.getAmount().hasValue())
        .findFirst();
  }

  private static List<Adjustment> adjustments(List<AdjudicationComponent> entries) {
    var adjustments = new ArrayList<Adjustment>();
    for (var entry : entries) {
      var group = LineReading.codes(entry.getCategory()).stream().filter(GROUPS::contains);
      var reason = LineReading.codes(entry.getReason()).stream();
      var found = group.findFirst();
      var carc = reason.findFirst();
      if (found.isPresent() && carc.isPresent() && entry.getAmount().hasValue()) {
        adjustments.add(
            new Adjustment(
                found.get(),
                carc.get(),
                entry.getAmount().getValue(),
                entry.hasValue() ? entry.getValue() : null));
      }
    }
    return adjustments;
  }
}
