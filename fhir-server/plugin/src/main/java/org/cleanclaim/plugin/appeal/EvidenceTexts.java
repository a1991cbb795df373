package org.cleanclaim.plugin.appeal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** What evidence says, as lines of text: for pages, and to look a quotation up in. */
final class EvidenceTexts {

  private EvidenceTexts() {}

  /** Its lines; empty where it is a file that is no text. */
  static List<String> of(Resource resource) {
    if (resource instanceof DocumentReference document) {
      return document.getContent().stream()
          .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
          .flatMap(attachment -> lines(attachment).stream())
          .toList();
    }
    if (resource instanceof DiagnosticReport report) {
      List<String> lines = new ArrayList<>();
      if (report.hasConclusion()) {
        lines.addAll(report.getConclusion().lines().toList());
      }
      report.getPresentedForm().forEach(form -> lines.addAll(lines(form)));
      return lines;
    }
    if (resource instanceof Observation result) {
      return lines(result);
    }
    if (resource instanceof ImagingStudy study) {
      return lines(study);
    }
    if (resource instanceof CoverageEligibilityResponse answer) {
      return lines(answer);
    }
    if (resource instanceof ClaimResponse response) {
      return lines(response);
    }
    return List.of();
  }

  private static List<String> lines(Attachment attachment) {
    String type = attachment.hasContentType() ? attachment.getContentType() : "";
    if (attachment.getData() == null || !type.toLowerCase(Locale.ROOT).startsWith("text/")) {
      return List.of();
    }
    String text = new String(attachment.getData(), StandardCharsets.UTF_8);
    if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      text =
          text.replaceAll("(?i)<(br|/p|/div|/li|/h[1-6])[^>]*>", "\n")
              .replaceAll("<[^>]*>", "")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&nbsp;", " ")
              .replace("&amp;", "&");
    }
    return text.lines().toList();
  }

  private static List<String> lines(Observation result) {
    List<String> lines = new ArrayList<>();
    value(result.getValue()).ifPresent(value -> lines.add(words(result.getCode()) + ": " + value));
    for (Observation.ObservationComponentComponent part : result.getComponent()) {
      value(part.getValue()).ifPresent(value -> lines.add(words(part.getCode()) + ": " + value));
    }
    result.getInterpretation().forEach(word -> lines.add("Interpretation: " + words(word)));
    for (Observation.ObservationReferenceRangeComponent range : result.getReferenceRange()) {
      if (range.hasText()) {
        lines.add("Usual: " + range.getText());
      }
    }
    result.getNote().forEach(note -> lines.addAll(note.getText().lines().toList()));
    return lines;
  }

  private static Optional<String> value(Type value) {
    if (value instanceof Quantity quantity && quantity.hasValue()) {
      return Optional.of(
          Stream.of(
                  quantity.hasComparator() ? quantity.getComparator().toCode() : "",
                  quantity.getValue().toPlainString(),
                  quantity.hasUnit()
                      ? quantity.getUnit()
                      : Objects.toString(quantity.getCode(), ""))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" ")));
    }
    if (value instanceof CodeableConcept concept) {
      return Optional.of(words(concept)).filter(word -> !word.isEmpty());
    }
    return Optional.ofNullable(value).map(Type::primitiveValue);
  }

  private static List<String> lines(ImagingStudy study) {
    List<String> lines = new ArrayList<>();
    if (study.hasDescription()) {
      lines.addAll(study.getDescription().lines().toList());
    }
    study.getProcedureCode().forEach(code -> lines.add("Study: " + words(code)));
    study.getReasonCode().forEach(code -> lines.add("Reason: " + words(code)));
    study.getNote().forEach(note -> lines.addAll(note.getText().lines().toList()));
    return lines;
  }

  /** As people call it. */
  static String words(CodeableConcept concept) {
    if (concept.hasText()) {
      return concept.getText();
    }
    return concept.getCoding().stream()
        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static List<String> lines(CoverageEligibilityResponse answer) {
    List<String> lines = new ArrayList<>();
    lines.add("Asked on: " + answer.getCreatedElement().getValueAsString());
    if (answer.hasServicedDateType()) {
      lines.add("For the day: " + answer.getServicedDateType().getValueAsString());
    }
    lines.add("Answer: " + answer.getOutcome().getDisplay());
    if (answer.hasDisposition()) {
      lines.add(answer.getDisposition());
    }
    answer
        .getInsurance()
        .forEach(
            insurance -> {
              lines.add("In force: " + (insurance.getInforce() ? "yes" : "no"));
              if (insurance.getBenefitPeriod().hasStart()) {
                lines.add(
                    "From: " + insurance.getBenefitPeriod().getStartElement().getValueAsString());
              }
              if (insurance.getBenefitPeriod().hasEnd()) {
                lines.add("To: " + insurance.getBenefitPeriod().getEndElement().getValueAsString());
              }
            });
    return lines;
  }

  private static List<String> lines(ClaimResponse response) {
    List<String> lines = new ArrayList<>();
    if (response.hasPreAuthRef()) {
      lines.add("Authorization number: " + response.getPreAuthRef());
      if (response.getPreAuthPeriod().hasStart()) {
        lines.add("From: " + response.getPreAuthPeriod().getStartElement().getValueAsString());
      }
      if (response.getPreAuthPeriod().hasEnd()) {
        lines.add("To: " + response.getPreAuthPeriod().getEndElement().getValueAsString());
      }
    }
    lines.add("Of: " + response.getCreatedElement().getValueAsString());
    if (response.hasDisposition()) {
      lines.add(response.getDisposition());
    }
    response
        .getItem()
        .forEach(
            item ->
                lines.add(
                    "Line %d: %s"
                        .formatted(
                            item.getItemSequence(),
                            item.getAdjudication().stream()
                                .filter(entry -> entry.hasAmount() && entry.getAmount().hasValue())
                                .map(
                                    entry ->
                                        "%s %s"
                                            .formatted(
                                                entry.hasReason()
                                                    ? entry
                                                            .getCategory()
                                                            .getCodingFirstRep()
                                                            .getCode()
                                                        + "-"
                                                        + entry
                                                            .getReason()
                                                            .getCodingFirstRep()
                                                            .getCode()
                                                    : entry
                                                        .getCategory()
                                                        .getCodingFirstRep()
                                                        .getCode(),
                                                entry.getAmount().getValue().toPlainString()))
                                .collect(Collectors.joining(", ")))));
    return lines;
  }

  /** Whether these words stand in it as they are; only spaces and ends of line may differ. */
  static boolean says(Resource resource, String words) {
    return plain(String.join(" ", of(resource))).contains(plain(words));
  }

  private static String plain(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
