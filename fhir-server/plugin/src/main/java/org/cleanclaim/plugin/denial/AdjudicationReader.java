package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Money;

/**
 * Reads a payer's ClaimResponse into outcomes per line.
 *
 * <p>A line whose code the payer changed (835 SVC06) stands in {@code addItem} and is read as the
 * line it names; one that names none is of no line of the claim ({@link #OF_NO_LINE}).
 *
 * <p>Two styles are read: ours (one adjudication entry per CAS adjustment, category = group code,
 * reason = CARC), and CARIN Blue Button's (category {@code denialreason}). A response without line
 * adjudications speaks for the whole claim. Amounts that are not US dollars are read as given.
 */
final class AdjudicationReader {

  /** Stands for the line of an answer that is no line of the claim. */
  static final int OF_NO_LINE = -1;

  private static final String PAID = "benefit";
  private static final String CHARGED = "submitted";
  private static final String DENIAL_REASON = "denialreason";
  private static final String REVERSAL = "22";
  private static final String FORWARDED = "23";
  private static final String PREDETERMINATION = "25";
  private static final Set<String> CROSSED_OVER = Set.of("19", "20", "21");
  private static final List<String> GROUPS = List.of("CO", "PR", "OA", "PI", "CR");

  private AdjudicationReader() {}

  /** Whether a response tells what a payer decided about a claim, and still stands. */
  static boolean isAdjudication(ClaimResponse response) {
    boolean ofClaim = !response.hasUse() || response.getUse() == ClaimResponse.Use.CLAIM;
    boolean active =
        !response.hasStatus() || response.getStatus() == ClaimResponse.ClaimResponseStatus.ACTIVE;
    boolean decided =
        response.hasAdjudication()
            || response.getItem().stream().anyMatch(i -> i.hasAdjudication())
            || response.getAddItem().stream().anyMatch(i -> i.hasAdjudication());
    return ofClaim
        && active
        && decided
        && response.getOutcome() != ClaimResponse.RemittanceOutcome.QUEUED
        && !PREDETERMINATION.equals(status(response));
  }

  /** The payer's claim status (835 CLP02); empty where the answer has none. */
  static String status(ClaimResponse response) {
    return response.getExtension().stream()
        .filter(extension -> Canonical.CLAIM_STATUS_CODE.equals(extension.getUrl()))
        .map(extension -> String.valueOf(extension.getValue().primitiveValue()))
        .findFirst()
        .orElse("");
  }

  /** Whether an answer takes an earlier one back: all its signs are turned. */
  static boolean isReversal(ClaimResponse response) {
    return REVERSAL.equals(status(response));
  }

  /** Whether the payer says that the claim is another's and sent it there. */
  static boolean isForwardedUndecided(ClaimResponse response) {
    return FORWARDED.equals(status(response));
  }

  /** Whether the payer decided and sent the claim on to the next payer. */
  static boolean isCrossedOver(ClaimResponse response) {
    return CROSSED_OVER.contains(status(response));
  }

  /** What was paid for the claim as a whole. */
  static BigDecimal paid(ClaimResponse response, List<LineOutcome> outcomes) {
    return total(response, PAID)
        .or(() -> ofClaim(outcomes).map(LineOutcome::paid))
        .orElseGet(
            () ->
                outcomes.stream().map(LineOutcome::paid).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** What was charged for the claim as a whole. */
  static BigDecimal charged(ClaimResponse response, List<LineOutcome> outcomes) {
    return total(response, CHARGED)
        .or(() -> ofClaim(outcomes).map(LineOutcome::charged))
        .orElseGet(
            () ->
                outcomes.stream()
                    .map(LineOutcome::charged)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Optional<LineOutcome> ofClaim(List<LineOutcome> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.line() == 0).findFirst();
  }

  private static Optional<BigDecimal> total(ClaimResponse response, String category) {
    return response.getTotal().stream()
        .filter(total -> code(total.getCategory()).filter(category::equalsIgnoreCase).isPresent())
        .map(total -> amount(total.getAmount()))
        .findFirst();
  }

  /** Outcomes in the response's order; lines the claim has and the response does not are absent. */
  static List<LineOutcome> read(ClaimResponse response, Optional<Claim> claim) {
    List<LineOutcome> outcomes = new ArrayList<>();
    for (ClaimResponse.ItemComponent item : response.getItem()) {
      if (item.hasAdjudication()) {
        int line = item.getItemSequence();
        outcomes.add(
            outcome(
                line,
                item.getAdjudication(),
                charge(claim, line),
                remarks(
                    response,
                    item.getExtension(),
                    item.getNoteNumber().stream().map(n -> n.getValue()).toList())));
      }
    }
    for (ClaimResponse.AddedItemComponent item : response.getAddItem()) {
      if (item.hasAdjudication()) {
        int line = item.hasItemSequence() ? item.getItemSequence().get(0).getValue() : OF_NO_LINE;
        List<String> remarks =
            remarks(
                response,
                item.getExtension(),
                item.getNoteNumber().stream().map(n -> n.getValue()).toList());
        outcomes.add(outcome(line, item.getAdjudication(), charge(claim, line), remarks));
      }
    }
    if (response.hasAdjudication()) {
      outcomes.add(
          outcome(0, response.getAdjudication(), claimCharge(response, claim), ofClaim(response)));
    }
    return outcomes;
  }

  private static List<String> remarks(
      ClaimResponse response, List<Extension> own, List<Integer> notes) {
    List<String> remarks = new ArrayList<>(RemarkCodes.in(own));
    if (!notes.isEmpty()) {
      remarks.addAll(RemarkCodes.inNotes(response, notes));
    }
    remarks.addAll(ofClaim(response));
    return remarks;
  }

  /** What the payer remarked on the claim (835 MOA) holds for each line of it, MA130 above all. */
  private static List<String> ofClaim(ClaimResponse response) {
    List<String> remarks = new ArrayList<>(RemarkCodes.in(response.getExtension()));
    remarks.addAll(RemarkCodes.inNotes(response, List.of()));
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
    return total(response, CHARGED)
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
