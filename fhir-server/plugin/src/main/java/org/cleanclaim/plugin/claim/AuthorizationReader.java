package org.cleanclaim.plugin.claim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  private static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
  private static final String REVIEW_ACTION = PAS + "extension-reviewAction";
  private static final String REVIEW_ACTION_CODE = PAS + "extension-reviewActionCode";

  /** X12 306: certified in total, in part, and as modified. */
  private static final Set<String> CERTIFIED = Set.of("A1", "A2", "A6");

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
        approval(answer),
        FhirDates.day(period.getStartElement()),
        FhirDates.day(period.getEndElement()),
        answer.hasRequestor() ? new PartyReader(known).npi(answer.getRequestor()) : null,
        items(answer));
  }

  /** A payer that has not decided yet has not approved; a withdrawn answer neither. */
  private static Boolean approval(ClaimResponse answer) {
    if (answer.getStatus() == ClaimResponse.ClaimResponseStatus.CANCELLED
        || answer.getStatus() == ClaimResponse.ClaimResponseStatus.ENTEREDINERROR) {
      return false;
    }
    List<String> actions = answer.getItem().stream().flatMap(AuthorizationReader::actions).toList();
    if (!actions.isEmpty() && actions.stream().noneMatch(CERTIFIED::contains)) {
      return false;
    }
    RemittanceOutcome outcome = answer.getOutcome();
    if (outcome == RemittanceOutcome.COMPLETE || outcome == RemittanceOutcome.PARTIAL) {
      return true;
    }
    return outcome == RemittanceOutcome.ERROR || outcome == RemittanceOutcome.QUEUED ? false : null;
  }

  /** HCR01 of an item, where Da Vinci's review action carries it. */
  private static Stream<String> actions(ClaimResponse.ItemComponent item) {
    return item.getAdjudication().stream()
        .flatMap(adjudication -> adjudication.getExtensionsByUrl(REVIEW_ACTION).stream())
        .map(action -> action.getExtensionByUrl(REVIEW_ACTION_CODE))
        .filter(code -> code != null && code.getValue() instanceof CodeableConcept)
        .map(code -> Codings.code((CodeableConcept) code.getValue()))
        .filter(Objects::nonNull);
  }

  /** What the answer added or changed, else what was asked for and not refused. */
  private List<Authorization.Item> items(ClaimResponse answer) {
    if (answer.hasAddItem()) {
      return answer.getAddItem().stream().map(AuthorizationReader::item).toList();
    }
    return known.find(Claim.class, answer.getRequest()).stream()
        .flatMap(
            request ->
                request.getItem().stream()
                    .filter(asked -> !isRefused(answer, asked))
                    .map(asked -> item(request, asked)))
        .toList();
  }

  private static boolean isRefused(ClaimResponse answer, Claim.ItemComponent asked) {
    List<String> actions =
        answer.getItem().stream()
            .filter(item -> item.getItemSequence() == asked.getSequence())
            .flatMap(AuthorizationReader::actions)
            .toList();
    return !actions.isEmpty() && actions.stream().noneMatch(CERTIFIED::contains);
  }

  private static Authorization.Item item(ClaimResponse.AddedItemComponent added) {
    String place =
        added.hasLocationCodeableConcept()
            ? Codings.code(added.getLocationCodeableConcept(), LineReader.PLACE)
            : null;
    return new Authorization.Item(
        code(added.getProductOrService()), added.getQuantity().getValue(), place, List.of());
  }

  private Authorization.Item item(Claim request, Claim.ItemComponent asked) {
    String place =
        asked.hasLocationCodeableConcept()
            ? Codings.code(asked.getLocationCodeableConcept(), LineReader.PLACE)
            : null;
    return new Authorization.Item(
        code(asked.getProductOrService()),
        asked.getQuantity().getValue(),
        place,
        diagnoses(request, asked));
  }

  /** Those the item points at; one that points at none was not asked for any in particular. */
  private List<String> diagnoses(Claim request, Claim.ItemComponent asked) {
    List<Integer> pointers =
        asked.getDiagnosisSequence().stream().map(pointer -> pointer.getValue()).toList();
    return request.getDiagnosis().stream()
        .filter(diagnosis -> pointers.contains(diagnosis.getSequence()))
        .map(diagnosis -> ClaimReader.diagnosis(diagnosis, known))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String code(CodeableConcept procedure) {
    return Codings.code(procedure, LineReader.CPT, LineReader.HCPCS);
  }
}
