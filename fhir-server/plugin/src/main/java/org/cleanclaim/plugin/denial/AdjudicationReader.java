package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Money;

/**
 * Reads a payer's ClaimResponse into outcomes per line.
 *
 * <p>Two styles are read: ours (one adjudication entry per CAS adjustment, category = group code,
 * reason = CARC), and CARIN Blue Button's (category {@code denialreason}). A response without line
 * adjudications speaks for the whole claim. Amounts that are not US dollars are read as given.
 */
final class AdjudicationReader {

  private static final String PAID = "benefit";
  private static final String CHARGED = "submitted";
  private static final String DENIAL_REASON = "denialreason";
  private static final List<String> GROUPS = List.of("CO", "PR", "OA", "PI", "CR");

  private AdjudicationReader() {}

  /** Whether a response tells what a payer decided about a claim, and still stands. */
  static boolean isAdjudication(ClaimResponse response) {
    boolean ofClaim = !response.hasUse() || response.getUse() == ClaimResponse.Use.CLAIM;
    boolean active =
        !response.hasStatus() || response.getStatus() == ClaimResponse.ClaimResponseStatus.ACTIVE;
    boolean decided =
        response.hasAdjudication()
            || response.getItem().stream().anyMatch(i -> i.hasAdjudication());
    return ofClaim
        && active
        && decided
        && response.getOutcome() != ClaimResponse.RemittanceOutcome.QUEUED;
  }

  /** Outcomes in the response's order; lines the claim has and the response does not are absent. */
  static List<LineOutcome> read(ClaimResponse response, Optional<Claim> claim) {
    List<LineOutcome> outcomes = new ArrayList<>();
    for (ClaimResponse.ItemComponent item : response.getItem()) {
      if (item.hasAdjudication()) {
        int line = item.getItemSequence();
        outcomes.add(
            outcome(line, item.getAdjudication(), charge(claim, line), remarks(response, item)));
      }
    }
    if (response.hasAdjudication()) {
      List<String> remarks = new ArrayList<>(RemarkCodes.in(response.getExtension()));
      remarks.addAll(RemarkCodes.inNotes(response, List.of()));
      outcomes.add(outcome(0, response.getAdjudication(), claimCharge(response, claim), remarks));
    }
    return outcomes;
  }

  private static List<String> remarks(ClaimResponse response, ClaimResponse.ItemComponent item) {
    List<String> remarks = new ArrayList<>(RemarkCodes.in(item.getExtension()));
    if (item.hasNoteNumber()) {
      List<Integer> numbers = item.getNoteNumber().stream().map(n -> n.getValue()).toList();
      remarks.addAll(RemarkCodes.inNotes(response, numbers));
    }
    return remarks;
  }

  private static LineOutcome outcome(
      int line,
      List<ClaimResponse.AdjudicationComponent> entries,
      BigDecimal claimed,
      List<String> remarks) {
    BigDecimal charged = claimed;
    BigDecimal paid = BigDecimal.ZERO;
    List<Adjustment> adjustments = new ArrayList<>();
    List<String> codes = new ArrayList<>(remarks);
    for (ClaimResponse.AdjudicationComponent entry : entries) {
      String category = code(entry.getCategory()).orElse("");
      switch (category.toLowerCase()) {
        case CHARGED -> charged = amount(entry.getAmount());
        case PAID, "paidtoprovider" -> paid = amount(entry.getAmount());
        default -> adjustment(entry, category).ifPresent(adjustments::add);
      }
      codes.addAll(RemarkCodes.in(entry.getExtension()));
    }
    return new LineOutcome(line, charged, paid, withAmounts(adjustments, charged, paid), codes);
  }

  private static Optional<Adjustment> adjustment(
      ClaimResponse.AdjudicationComponent entry, String category) {
    boolean grouped = GROUPS.contains(category.toUpperCase());
    if (!grouped && !DENIAL_REASON.equalsIgnoreCase(category)) {
      return Optional.empty();
    }
    return code(entry.getReason())
        .map(carc -> new Adjustment(grouped ? category : "", carc, amount(entry.getAmount())));
  }

  /**
   * CARIN names the reason without money: a line that is not paid is then denied with its charge.
   */
  private static List<Adjustment> withAmounts(
      List<Adjustment> adjustments, BigDecimal charged, BigDecimal paid) {
    if (adjustments.size() != 1 || adjustments.get(0).amount().signum() != 0) {
      return adjustments;
    }
    Adjustment only = adjustments.get(0);
    return List.of(new Adjustment(only.group(), only.carc(), charged.subtract(paid)));
  }

  private static BigDecimal charge(Optional<Claim> claim, int line) {
    return claim.stream()
        .flatMap(stored -> stored.getItem().stream())
        .filter(item -> item.getSequence() == line)
        .map(item -> amount(item.getNet()))
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private static BigDecimal claimCharge(ClaimResponse response, Optional<Claim> claim) {
    return response.getTotal().stream()
        .filter(total -> code(total.getCategory()).filter(CHARGED::equalsIgnoreCase).isPresent())
        .map(total -> amount(total.getAmount()))
        .findFirst()
        .or(() -> claim.map(stored -> amount(stored.getTotal())))
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<String> code(CodeableConcept concept) {
    return concept.getCoding().stream().filter(Coding::hasCode).map(Coding::getCode).findFirst();
  }

  private static BigDecimal amount(Money money) {
    return money != null && money.hasValue() ? money.getValue() : BigDecimal.ZERO;
  }
}
