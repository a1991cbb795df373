package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.Optional;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Reads what a claim adds to its lines (837 PWK, NTE, DTP, LIN and the emergency indicator). */
final class InformationReader {

  private static final String NDC = "http://hl7.org/fhir/sid/ndc";

  private InformationReader() {}

  /** Empty when the entry names no category: nothing can be made of it. */
  static Optional<SupportingInfo> read(
      Claim.SupportingInformationComponent info, KnownResources known) {
    String category = Codings.code(info.getCategory());
    if (category == null) {
      return Optional.empty();
    }
    return Optional.of(
        new SupportingInfo(
            info.getSequence(),
            category,
            Codings.code(info.getCode(), NDC),
            info.getValue() instanceof StringType text ? text.getValue() : null,
            info.getValue() instanceof BooleanType flag ? flag.getValue() : null,
            date(info),
            info.getValue() instanceof Reference document ? signed(document, known) : null));
  }

  private static LocalDate date(Claim.SupportingInformationComponent info) {
    if (info.getTiming() instanceof DateType day) {
      return FhirDates.day(day);
    }
    return info.getTiming() instanceof Period period
        ? FhirDates.day(period.getStartElement())
        : null;
  }

  private static Boolean signed(Reference document, KnownResources known) {
    return known
        .find(DocumentReference.class, document)
        .map(
            found ->
                found.getDocStatus() == DocumentReference.ReferredDocumentStatus.FINAL
                    && found.hasAuthenticator())
        .orElse(null);
  }
}
