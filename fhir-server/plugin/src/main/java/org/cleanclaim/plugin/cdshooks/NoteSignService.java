package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Reference;

/** The note is signed: what is charged that it does not support, and what else must be signed? */
class NoteSignService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-note-sign",
          "org.cleanclaim.note-sign",
          "What the note must still bring",
          "Judges the charges of the visit as its note is signed: documents and signatures still"
              + " missing, and whatever would be denied.",
          "Needs the patient's Coverage, the draft claims, and the note as DocumentReference.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.text("encounterId"),
              ContextField.resources("draftClaims"),
              ContextField.optionalResource("note")),
          OrdersReview.PREFETCH);

  private final ChargesReview review;

  NoteSignService(ChargesReview review) {
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
    KnownResources known = new KnownResources();
    note(call.context()).ifPresent(note -> known.add(signed(note)));
    known.addAll(bundle);
    PatientFile file =
        call.open(known, template -> DraftClaims.nameTheirCoverage(claims, known, template));
    return review.answer(call, file, claims, Set.of());
  }

  private static Optional<DocumentReference> note(HookContext context) {
    return context
        .resource("note")
        .map(
            sent -> {
              if (!(sent instanceof DocumentReference note)) {
                throw CdsRefusal.unprocessable("context.note must be a DocumentReference.");
              }
              context.requirePatient(note.getSubject(), "DocumentReference");
              return note;
            });
  }

  /** The note as it will be: this very signature is what is being given. */
  private static DocumentReference signed(DocumentReference note) {
    DocumentReference signed = note.copy();
    signed.setIdElement(note.getIdElement());
    signed.setDocStatus(ReferredDocumentStatus.FINAL);
    if (!signed.hasAuthenticator()) {
      signed.setAuthenticator(new Reference().setDisplay("the signer"));
    }
    return signed;
  }
}
