package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;

/** The visit ends: which of its charges would be denied? */
class EncounterDischargeService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-encounter-discharge",
          "encounter-discharge",
          "Charges of the visit that would be denied",
          "Judges the draft claims of the encounter before it is closed.",
          "Needs the patient's Coverage and Claims; drafts are known by Claim.item.encounter.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.text("encounterId")),
          OrdersReview.PREFETCH);

  private final ChargesReview review;

  EncounterDischargeService(ChargesReview review) {
    this.review = review;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    PatientFile file = call.open(new KnownResources(), template -> false);
    String encounter = new IdType(call.context().encounterId()).getIdPart();
    List<Claim> charged =
        file.known().all(Claim.class).stream().filter(claim -> isOf(claim, encounter)).toList();
    return review.answer(
        call, file, charged, charged.isEmpty() ? Set.of("the visit has no draft claim") : Set.of());
  }

  private static boolean isOf(Claim claim, String encounter) {
    return claim.getStatus() == Claim.ClaimStatus.DRAFT
        && claim.getItem().stream()
            .flatMap(item -> item.getEncounter().stream())
            .anyMatch(named -> encounter.equals(named.getReferenceElement().getIdPart()));
  }
}
