package org.cleanclaim.routes.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * One ClaimResponse for each claim of an 835. A claim that is not known here is named by its
 * numbers instead of by references, so that a person can find it.
 */
public final class ClaimResponses {
  private static final String BASE = RemittanceCodes.BASE;

  private ClaimResponses() {}

  /**
   * The response to one claim.
   *
   * @param ordinal place among claims of this remittance with the same numbers, from 1: a reversal
   *     and its correction share theirs
   * @param claim the claim as it was sent, when it is known
   */
  public static ClaimResponse of(
      Payment payment, RemittedClaim remitted, int ordinal, Optional<Claim> claim) {
    var response = frame(payment, remitted, ordinal);
    parties(response, payment, remitted, claim);
    response.addTotal(total("submitted", remitted.charge()));
    response.addTotal(total("benefit", remitted.paid()));
    response
        .getPayment()
        .setAmount(RemittanceCodes.money(remitted.paid()))
        .setDateElement(payment.date() == null ? null : new DateType(payment.date().toString()))
        .setIdentifier(new Identifier().setValue(payment.number()));
    if (remitted.lines().isEmpty() || !remitted.adjustments().isEmpty()) {
      adjudicate(
          response.getAdjudication(), remitted.charge(), remitted.paid(), remitted.adjustments());
    }
    remitted.remarks().forEach(code -> response.addExtension(RemittanceCodes.remark(code)));
    var match = new LineMatch(claim);
    for (int i = 0; i < remitted.lines().size(); i++) {
      line(response, remitted.lines().get(i), match.find(remitted.lines().get(i), i + 1));
    }
    return response;
  }

  private static ClaimResponse frame(Payment payment, RemittedClaim remitted, int ordinal) {
    var response = new ClaimResponse();
    response
        .addIdentifier()
        .setSystem(BASE + "/remittance-claim")
        .setValue(key(payment, remitted, ordinal));
    if (remitted.payerControlNumber() != null) {
      response
          .addIdentifier()
          .setSystem(BASE + "/payer-claim-number")
          .setValue(remitted.payerControlNumber());
    }
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.addExtension(
        new Extension(
            BASE + "/StructureDefinition/claim-status-code", new CodeType(remitted.status())));
    if (remitted.isReversal()) {
      response.setDisposition("Reversal of an earlier payment.");
    }
    var day = Optional.ofNullable(payment.produced()).or(() -> Optional.ofNullable(payment.date()));
    response.setCreatedElement(
        new DateTimeType(
            day.map(LocalDate::toString)
                .orElseGet(() -> payment.set().interchange().at().toLocalDate().toString())));
    return response;
  }

  /** Numbers that claims of one remittance can share, as a reversal and its correction do. */
  public static String numbers(RemittedClaim remitted) {
    return String.join(
        "|",
        text(remitted.patientControlNumber()),
        text(remitted.payerControlNumber()),
        text(remitted.status()));
  }

  /** Names the claim within the payment for ever: the same 835 twice makes the same key. */
  static String key(Payment payment, RemittedClaim remitted, int ordinal) {
    return String.join(
        "|",
        text(payment.payerOrigin()),
        text(payment.number()),
        payment.date() == null ? "" : payment.date().toString(),
        text(remitted.patientControlNumber()),
        text(remitted.payerControlNumber()),
        text(remitted.status()),
        Integer.toString(ordinal));
  }

  private static void parties(
      ClaimResponse response, Payment payment, RemittedClaim remitted, Optional<Claim> claim) {
    response.setType(
        claim
            .filter(Claim::hasType)
            .map(known -> known.getType().copy())
            .orElseGet(
                () ->
                    RemittanceCodes.concept(
                        "http://terminology.hl7.org/CodeSystem/claim-type", "professional")));
    response.setPatient(
        claim
            .map(known -> known.getPatient().copy())
            .orElseGet(() -> named(remitted.party("QC").map(Party::id).orElse(null))));
    response.setInsurer(
        claim
            .filter(Claim::hasInsurer)
            .map(known -> known.getInsurer().copy())
            .orElseGet(() -> insurer(payment)));
    response.setRequest(
        claim
            .map(known -> new Reference("Claim/" + known.getIdElement().getIdPart()))
            .orElseGet(() -> named(remitted.patientControlNumber())));
  }

  private static Reference named(String number) {
    return new Reference()
        .setIdentifier(new Identifier().setValue(number == null ? "unknown" : number));
  }

  private static Reference insurer(Payment payment) {
    var payer = payment.payer();
    var reference = named(payer == null || payer.id() == null ? payment.payerOrigin() : payer.id());
    return payer == null ? reference : reference.setDisplay(payer.name());
  }

  private static ClaimResponse.TotalComponent total(String category, BigDecimal amount) {
    return new ClaimResponse.TotalComponent(
        RemittanceCodes.adjudication(category), RemittanceCodes.money(amount));
  }

  /** A changed code (SVC06), or a line the claim does not have, is the payer's own: addItem. */
  private static void line(ClaimResponse response, RemittedLine line, Optional<Integer> sequence) {
    if (sequence.isPresent() && line.submitted() == null) {
      var item = response.addItem().setItemSequence(sequence.get());
      adjudicate(item.getAdjudication(), line.charge(), line.paid(), line.adjustments());
      line.remarks()
          .forEach(
              code -> {
                item.addExtension(RemittanceCodes.remark(code));
                item.addNoteNumber(note(response, code));
              });
      return;
    }
    var added = response.addAddItem();
    sequence.ifPresent(added::addItemSequence);
    if (line.procedure() != null) {
      added.setProductOrService(RemittanceCodes.procedure(line.procedure()));
      line.procedure().modifiers().forEach(code -> added.addModifier().addCoding().setCode(code));
    }
    adjudicate(added.getAdjudication(), line.charge(), line.paid(), line.adjustments());
    line.remarks()
        .forEach(
            code -> {
              added.addExtension(RemittanceCodes.remark(code));
              added.addNoteNumber(note(response, code));
            });
  }

  /** One numbered note for each remark code; the text is the code, as the wording is X12's. */
  private static int note(ClaimResponse response, String code) {
    return response.getProcessNote().stream()
        .filter(note -> code.equals(note.getText()))
        .map(ClaimResponse.NoteComponent::getNumber)
        .findFirst()
        .orElseGet(
            () -> {
              int number = response.getProcessNote().size() + 1;
              response.addProcessNote().setNumber(number).setText(code);
              return number;
            });
  }

  private static void adjudicate(
      List<AdjudicationComponent> to,
      BigDecimal charge,
      BigDecimal paid,
      List<Adjustment> adjustments) {
    to.add(entry("submitted", charge));
    to.add(entry("benefit", paid));
    for (var one : adjustments) {
      var entry =
          new AdjudicationComponent(RemittanceCodes.concept(RemittanceCodes.GROUP, one.group()));
      entry.setReason(RemittanceCodes.concept(RemittanceCodes.CARC, one.reason()));
      entry.setAmount(RemittanceCodes.money(one.amount()));
      if (one.quantity() != null) {
        entry.setValue(one.quantity());
      }
      to.add(entry);
    }
  }

  private static AdjudicationComponent entry(String category, BigDecimal amount) {
    return new AdjudicationComponent(RemittanceCodes.adjudication(category))
        .setAmount(RemittanceCodes.money(amount));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
