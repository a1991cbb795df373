package org.cleanclaim.routes.posting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.traffic.Quarantine;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a payer's FHIR server said of one claim.
 *
 * @param response empty where the claim was refused with an OperationOutcome
 */
record PayerResponse(Optional<ClaimResponse> response, List<String> faults) {
  static boolean isJson(byte[] raw) {
    return raw.length > 0 && raw[0] == '{';
  }

  /**
   * @throws Quarantine when it is neither
   */
  static PayerResponse read(FhirContext fhir, byte[] raw) {
    Resource said;
    try {
      said = (Resource) fhir.newJsonParser().parseResource(new String(raw, StandardCharsets.UTF_8));
    } catch (DataFormatException unreadable) {
      throw new Quarantine("The file is no FHIR resource.", unreadable);
    }
    if (said instanceof OperationOutcome outcome) {
      return new PayerResponse(
          Optional.empty(),
          outcome.getIssue().stream()
              .map(issue -> issue.getCode() == null ? "unknown" : issue.getCode().toCode())
              .toList());
    }
    var found =
        (said instanceof Bundle bundle
                ? bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(said))
            .filter(ClaimResponse.class::isInstance)
            .map(ClaimResponse.class::cast)
            .findFirst()
            .orElseThrow(() -> new Quarantine("The file holds no ClaimResponse."));
    return new PayerResponse(
        Optional.of(found),
        found.getError().stream()
            .flatMap(error -> error.getCode().getCoding().stream())
            .map(Coding::getCode)
            .filter(code -> code != null && code.matches("[A-Za-z0-9-]{1,20}"))
            .toList());
  }

  String outcome() {
    return response.map(ClaimResponse::getOutcome).map(RemittanceOutcome::toCode).orElse("error");
  }

  /** Where the claim stands then. */
  SubmissionState state() {
    return switch (outcome()) {
      case "queued" -> SubmissionState.ACKNOWLEDGED;
      case "complete", "partial" -> isDenied() ? SubmissionState.DENIED : SubmissionState.PAID;
      default -> SubmissionState.REJECTED;
    };
  }

  boolean isDecided() {
    return state() == SubmissionState.PAID || state() == SubmissionState.DENIED;
  }

  /** Null when nothing has to be mended. */
  String reason() {
    return state() == SubmissionState.REJECTED
        ? "The payer's server refused the claim ("
            + (faults.isEmpty()
                ? "no reason given"
                : faults.stream().collect(Collectors.joining(", ")))
            + "). Correct it and send it as a new claim."
        : null;
  }

  private boolean isDenied() {
    return paid().signum() <= 0
        && adjudications()
            .filter(one -> one.getAmount().hasValue() && one.getAmount().getValue().signum() > 0)
            .anyMatch(PayerResponse::denies);
  }

  private static boolean denies(AdjudicationComponent one) {
    var group = one.getCategory().getCodingFirstRep().getCode();
    return one.getReason().getCoding().stream()
        .anyMatch(reason -> !Contractual.is(group, reason.getCode()));
  }

  private BigDecimal paid() {
    var answer = response.orElseThrow();
    if (answer.getPayment().getAmount().hasValue()) {
      return answer.getPayment().getAmount().getValue();
    }
    return adjudications()
        .filter(
            one ->
                one.getCategory().hasCoding()
                    && "benefit".equals(one.getCategory().getCodingFirstRep().getCode()))
        .map(one -> one.getAmount().getValue())
        .filter(amount -> amount != null)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<AdjudicationComponent> adjudications() {
    var answer = response.orElseThrow();
    return Stream.concat(
        answer.getAdjudication().stream(),
        answer.getItem().stream().flatMap(item -> item.getAdjudication().stream()));
  }
}
