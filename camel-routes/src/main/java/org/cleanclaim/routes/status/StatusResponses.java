package org.cleanclaim.routes.status;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.cleanclaim.routes.traffic.Inquiry;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.Status.Standing;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a payer said of a claim in a 277 as ClaimResponse. It is never complete: what is paid is
 * said by the 835, in a ClaimResponse of its own.
 */
final class StatusResponses {
  private static final String BASE = "https://cleanclaim.example/fhir";
  private static final String CATEGORIES = "https://x12.org/codes/claim-status-category-codes";
  private static final String CODES = "https://x12.org/codes/claim-status-codes";

  private StatusResponses() {}

  static ClaimResponse of(AskedClaim asked, Inquiry inquiry, Optional<String> payerClaimNumber) {
    var claim = asked.claim();
    var statuses = statuses(inquiry);
    var response = new ClaimResponse();
    response.setId("ClaimResponse/status-" + inquiry.submission());
    payerClaimNumber.ifPresent(
        number ->
            response.addIdentifier().setSystem(BASE + "/payer-claim-number").setValue(number));
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setType(claim.getType().copy());
    response.setPatient(claim.getPatient().copy());
    response.setInsurer(
        claim.hasInsurer()
            ? claim.getInsurer().copy()
            : new Reference()
                .setIdentifier(new Identifier().setValue(asked.payer().id()))
                .setDisplay(asked.payer().name()));
    response.setRequest(new Reference(asked.submission().claimRef()));
    response.setCreatedElement(
        new DateTimeType(
            Date.from(inquiry.answeredAt()),
            TemporalPrecisionEnum.SECOND,
            TimeZone.getTimeZone("UTC")));
    // Only what was refused has no claim at the payer; one it does not find may still be on its
    // way.
    boolean isRejected =
        statuses.stream().anyMatch(status -> status.standing() == Standing.REJECTED);
    response.setOutcome(isRejected ? RemittanceOutcome.ERROR : RemittanceOutcome.QUEUED);
    statuses.stream()
        .filter(StatusResponses::isToldAsError)
        .forEach(status -> response.addError().setCode(concept(status)));
    response.setDisposition(disposition(statuses, inquiry));
    return response;
  }

  private static java.util.List<Status> statuses(Inquiry inquiry) {
    return Stream.of(inquiry.said().split(" "))
        .map(one -> one.split(":", 3))
        .map(
            parts ->
                new Status(
                    parts[0],
                    parts.length > 1 ? parts[1] : null,
                    parts.length > 2 ? parts[2] : null))
        .toList();
  }

  /** What somebody has to act on has its code among the errors, though the claim is only queued. */
  private static boolean isToldAsError(Status status) {
    return switch (status.standing()) {
      case REJECTED, NOT_FOUND, UNCLEAR, WAITING_FOR_US -> true;
      default -> false;
    };
  }

  private static CodeableConcept concept(Status status) {
    var concept =
        new CodeableConcept(new Coding().setSystem(CATEGORIES).setCode(status.category()));
    if (status.code() != null) {
      concept.addCoding().setSystem(CODES).setCode(status.code());
    }
    return concept.setText(words(status.standing()));
  }

  private static String disposition(java.util.List<Status> statuses, Inquiry inquiry) {
    var words = statuses.isEmpty() ? "The payer said nothing." : words(statuses.get(0).standing());
    return words
        + " (277 "
        + inquiry.said()
        + (inquiry.effective() == null ? "" : ", of " + inquiry.effective())
        + ")";
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case RECEIVED -> "The payer has received the claim.";
      case ACCEPTED -> "The payer has accepted the claim.";
      case REJECTED -> "The payer has rejected the claim.";
      case NOT_FOUND -> "The payer does not find the claim.";
      case PENDING -> "The payer is working on the claim.";
      case WAITING_FOR_US -> "The payer waits for information.";
      case DECIDED -> "The payer has decided; its remittance says what is paid.";
      case ASK_AGAIN -> "The payer's system failed; it is asked again.";
      case UNCLEAR -> "The payer does not take the inquiry as it is.";
    };
  }
}
