package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** Charges are entered: which line would be denied, and what would put it right? */
class ChargeCaptureService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-charge-capture",
          "org.cleanclaim.charge-capture",
          "Charges that would be denied",
          "Judges draft claims line by line while the visit is documented, and offers the change that"
              + " would stop a denial.",
          "Needs the patient's Coverage. With earlier Claims it also finds duplicates and units beyond"
              + " a day's limit.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.text("encounterId"),
              ContextField.resources("draftClaims")),
          List.of(
              PrefetchTemplate.PATIENT,
              PrefetchTemplate.COVERAGE,
              PrefetchTemplate.CLAIMS,
              PrefetchTemplate.SUBMISSIONS,
              PrefetchTemplate.ELIGIBILITY));

  private final ChargesReview review;

  ChargeCaptureService(ChargesReview review) {
    this.review = review;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    Bundle bundle = call.context().bundle("draftClaims");
    List<Claim> claims = call.context().ofPatient(bundle, Claim.class, Claim::getPatient);
    KnownResources known = new KnownResources().addAll(bundle);
    PatientFile file =
        call.open(known, template -> DraftClaims.nameTheirCoverage(claims, known, template));
    return review.answer(call, file, claims, Set.of());
  }
}
