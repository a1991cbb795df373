package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Reads what a claim adds to its lines (837 PWK, NTE, DTP, LIN and the emergency indicator). */
final class InformationReader {

  private static final String NDC = "http://hl7.org/fhir/sid/ndc";

  /** Ways of sending that leave no trace here: on request, mail, e-mail, file, fax (PWK02). */
  private static final Set<String> OUT_OF_SIGHT = Set.of("AA", "BM", "EM", "FT", "FX");

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
            SupportingInfo.ATTACHMENT.equals(category) ? document(info, known) : null));
  }

  private static LocalDate date(Claim.SupportingInformationComponent info) {
    if (info.getTiming() instanceof DateType day) {
      return FhirDates.day(day);
    }
    return info.getTiming() instanceof Period period
        ? FhirDates.day(period.getStartElement())
        : null;
  }

  /**
   * The document of an attachment: the report type is the entry's code (PWK01), how it is sent its
   * reason (PWK02).
   */
  private static SupportingInfo.Document document(
      Claim.SupportingInformationComponent info, KnownResources known) {
    Set<String> kinds = codes(info.getCode());
    if (info.getValue() instanceof Reference reference) {
      Optional<DocumentReference> found = known.find(DocumentReference.class, reference);
      found.ifPresent(document -> kinds.addAll(codes(document.getType())));
      return new SupportingInfo.Document(
          kinds,
          found.map(InformationReader::isSigned).orElse(null),
          found.isPresent() ? true : null);
    }
    if (info.getValue() instanceof Attachment attachment) {
      return new SupportingInfo.Document(kinds, null, attachment.hasData() || attachment.hasUrl());
    }
    boolean outOfSight = codes(info.getReason()).stream().anyMatch(OUT_OF_SIGHT::contains);
    return new SupportingInfo.Document(kinds, null, outOfSight ? null : false);
  }

  private static Set<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .map(coding -> coding.getCode().toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isSigned(DocumentReference document) {
    return document.getDocStatus() == DocumentReference.ReferredDocumentStatus.FINAL
        && document.hasAuthenticator();
  }
}
