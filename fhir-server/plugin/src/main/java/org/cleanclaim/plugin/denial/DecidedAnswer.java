package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What a payer's answer comes to over the whole claim.
 *
 * @param charged dollars billed
 * @param paid dollars paid
 * @param denial what of it was denied, in whole or in part; null when nothing was
 */
public record DecidedAnswer(BigDecimal charged, BigDecimal paid, Denied denial) {

  /**
   * The denied part.
   *
   * @param charges what the denied lines were billed with
   * @param amount what the denying adjustments take
   * @param group group code of the adjustment that decides the category; empty when not given
   * @param carc its reason code
   * @param category its category
   */
  public record Denied(
      BigDecimal charges, BigDecimal amount, String group, String carc, String category) {}

  /**
   * Reads an answer.
   *
   * @param claim the claim that is answered, asked for only where the answer itself does not say
   *     what was billed
   * @return empty for an answer that adjudicates nothing, or does not stand any more
   */
  public static Optional<DecidedAnswer> of(
      ClaimResponse response, DenialTaxonomy taxonomy, Supplier<Optional<Claim>> claim) {
    if (!AdjudicationReader.isAdjudication(response)) {
      return Optional.empty();
    }
    List<LineOutcome> outcomes =
        AdjudicationReader.read(response, tellsCharges(response) ? Optional.empty() : claim.get());
    List<LineOutcome> counted = counted(outcomes);
    return Optional.of(
        new DecidedAnswer(
            total(response, "submitted")
                .orElseGet(() -> sum(counted.stream().map(LineOutcome::charged))),
            total(response, "benefit")
                .orElseGet(() -> sum(counted.stream().map(LineOutcome::paid))),
            Denial.in(outcomes, taxonomy)
                .map(denial -> denied(denial, outcomes, counted, taxonomy))
                .orElse(null)));
  }

  private static Denied denied(
      Denial denial,
      List<LineOutcome> outcomes,
      List<LineOutcome> counted,
      DenialTaxonomy taxonomy) {
    boolean whole =
        outcomes.stream().anyMatch(one -> one.line() == 0 && !one.denying(taxonomy).isEmpty());
    Stream<LineOutcome> lines =
        counted.stream().filter(one -> whole || !one.denying(taxonomy).isEmpty());
    return new Denied(
        sum(lines.map(LineOutcome::charged)),
        denial.amount(),
        denial.primary().group(),
        denial.primary().carc(),
        denial.root().name());
  }

  /** The lines; the claim as a whole where none is told. Both together would count twice. */
  private static List<LineOutcome> counted(List<LineOutcome> outcomes) {
    List<LineOutcome> lines = outcomes.stream().filter(one -> one.line() > 0).toList();
    return lines.isEmpty() ? outcomes : lines;
  }

  /** What the answer itself says it comes to: it may pay for lines that were never billed. */
  private static Optional<BigDecimal> total(ClaimResponse response, String category) {
    return response.getTotal().stream()
        .filter(total -> has(total.getCategory(), category) && total.getAmount().hasValue())
        .map(total -> total.getAmount().getValue())
        .findFirst();
  }

  private static boolean tellsCharges(ClaimResponse response) {
    return Stream.concat(
            response.getItem().stream()
                .filter(item -> item.hasAdjudication())
                .map(item -> item.getAdjudication()),
            response.hasAdjudication()
                ? Stream.of(response.getAdjudication())
                : Stream.<List<AdjudicationComponent>>empty())
        .allMatch(
            entries -> entries.stream().anyMatch(entry -> has(entry.getCategory(), "submitted")));
  }

  private static boolean has(CodeableConcept concept, String code) {
    return concept.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
