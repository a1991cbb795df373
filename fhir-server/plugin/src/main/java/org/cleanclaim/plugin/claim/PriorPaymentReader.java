package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.PriorPayment;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;

/**
 * Reads what a payer billed before paid, from the ClaimResponse that {@code
 * insurance.claimResponse} names (837 loops 2320, 2330B and 2430).
 */
final class PriorPaymentReader {

  private static final List<String> GROUPS = List.of("CO", "PR", "OA", "PI", "CR");

  private PriorPaymentReader() {}

  /** Null when the claim names no such response, or it is not at hand. */
  static PriorPayment read(Claim.InsuranceComponent insurance, KnownResources known) {
    if (!insurance.hasClaimResponse()) {
      return null;
    }
    return known
        .find(ClaimResponse.class, insurance.getClaimResponse())
        .filter(answer -> answer.getUse() != ClaimResponse.Use.PREAUTHORIZATION)
        .map(PriorPaymentReader::read)
        .orElse(null);
  }

  private static PriorPayment read(ClaimResponse answer) {
    return new PriorPayment(
        paid(answer),
        sum(entries(answer).filter(PriorPaymentReader::isAdjustment)).orElse(null),
        Optional.ofNullable(FhirDates.day(answer.getPayment().getDateElement()))
            .orElse(FhirDates.day(answer.getCreatedElement())));
  }

  private static BigDecimal paid(ClaimResponse answer) {
    if (answer.getPayment().getAmount().hasValue()) {
      return answer.getPayment().getAmount().getValue();
    }
    return answer.getTotal().stream()
        .filter(total -> "benefit".equals(Codings.code(total.getCategory())))
        .map(total -> total.getAmount().getValue())
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> sum(entries(answer).filter(PriorPaymentReader::isBenefit)))
        .orElse(null);
  }

  private static Stream<AdjudicationComponent> entries(ClaimResponse answer) {
    return Stream.concat(
        answer.getAdjudication().stream(),
        answer.getItem().stream().flatMap(item -> item.getAdjudication().stream()));
  }

  private static boolean isAdjustment(AdjudicationComponent entry) {
    String category = Codings.code(entry.getCategory());
    return category != null && GROUPS.contains(category.toUpperCase(Locale.ROOT));
  }

  private static boolean isBenefit(AdjudicationComponent entry) {
    return "benefit".equals(Codings.code(entry.getCategory()));
  }

  /** Empty when no entry has an amount. */
  private static Optional<BigDecimal> sum(Stream<AdjudicationComponent> entries) {
    return entries
        .map(entry -> entry.getAmount().getValue())
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add);
  }
}
