package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.facts.Authorization;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;

/**
 * Reads prior authorizations: their numbers (REF*G1) and what the payer is known to have approved.
 */
final class AuthorizationReader {

  private final KnownResources known;

  AuthorizationReader(KnownResources known) {
    this.known = known;
  }

  List<Authorization> read(Claim.InsuranceComponent insurance) {
    List<String> numbers =
        insurance.getPreAuthRef().stream()
            .map(StringType::getValue)
            .filter(number -> number != null && !number.isBlank())
            .toList();
    Optional<ClaimResponse> answer =
        insurance.hasClaimResponse()
            ? known.find(ClaimResponse.class, insurance.getClaimResponse())
            : Optional.empty();
    if (numbers.isEmpty()) {
      return answer
          .filter(ClaimResponse::hasPreAuthRef)
          .map(found -> List.of(approved(found.getPreAuthRef(), found)))
          .orElse(List.of());
    }
    return numbers.stream()
        .map(
            number ->
                answer
                    .or(() -> named(number))
                    .map(found -> approved(number, found))
                    .orElseGet(() -> Authorization.number(number)))
        .toList();
  }

  private Optional<ClaimResponse> named(String number) {
    return known.all(ClaimResponse.class).stream()
        .filter(answer -> answer.getUse() == ClaimResponse.Use.PREAUTHORIZATION)
        .filter(answer -> number.equals(answer.getPreAuthRef()))
        .findFirst();
  }

  private Authorization approved(String number, ClaimResponse answer) {
    Period period = answer.getPreAuthPeriod();
    return new Authorization(
        number,
        approval(answer.getOutcome()),
        FhirDates.day(period.getStartElement()),
        FhirDates.day(period.getEndElement()),
        answer.hasRequestor() ? new PartyReader(known).npi(answer.getRequestor()) : null,
        items(answer));
  }

  private static Boolean approval(RemittanceOutcome outcome) {
    if (outcome == RemittanceOutcome.COMPLETE || outcome == RemittanceOutcome.PARTIAL) {
      return true;
    }
    return outcome == RemittanceOutcome.ERROR ? false : null;
  }

  private List<Authorization.Item> items(ClaimResponse answer) {
    List<Authorization.Item> items = new ArrayList<>();
    for (ClaimResponse.AddedItemComponent added : answer.getAddItem()) {
      items.add(item(added.getProductOrService(), added.getQuantity().getValue()));
    }
    if (items.isEmpty() && answer.hasRequest()) {
      known.find(Claim.class, answer.getRequest()).stream()
          .flatMap(request -> request.getItem().stream())
          .forEach(
              asked ->
                  items.add(item(asked.getProductOrService(), asked.getQuantity().getValue())));
    }
    return items;
  }

  private static Authorization.Item item(CodeableConcept procedure, BigDecimal units) {
    return new Authorization.Item(
        Codings.code(procedure, LineReader.CPT, LineReader.HCPCS), units, null, List.of());
  }
}
