package org.cleanclaim.routes.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.claim.Attachment;
import org.cleanclaim.routes.x12.claim.Drug;
import org.cleanclaim.routes.x12.claim.Note;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/** Supporting information: of the claim, unless a line names it as its own. */
final class InformationReading {
  private static final int LONGEST_NOTE = 80;

  private final Claim claim;
  private final Set<Integer> ofLines;

  InformationReading(Claim claim) {
    this.claim = claim;
    ofLines =
        claim.getItem().stream()
            .flatMap(item -> item.getInformationSequence().stream())
            .map(sequence -> sequence.getValue())
            .collect(Collectors.toSet());
  }

  List<SupportingInformationComponent> ofClaim() {
    return claim.getSupportingInfo().stream()
        .filter(information -> !ofLines.contains(information.getSequence()))
        .toList();
  }

  List<SupportingInformationComponent> of(ItemComponent item) {
    var own =
        item.getInformationSequence().stream()
            .map(sequence -> sequence.getValue())
            .collect(Collectors.toSet());
    return claim.getSupportingInfo().stream()
        .filter(information -> own.contains(information.getSequence()))
        .toList();
  }

  List<Note> notes(List<SupportingInformationComponent> among) {
    return among.stream()
        .filter(information -> is(information, "note"))
        .flatMap(information -> text(information).map(text -> note(information, text)).stream())
        .toList();
  }

  private static Note note(SupportingInformationComponent information, String text) {
    return new Note(
        first(information.getCode()).orElse("ADD"),
        text.substring(0, Math.min(LONGEST_NOTE, text.length())));
  }

  private static Optional<String> first(CodeableConcept concept) {
    return LineReading.codes(concept).stream().findFirst();
  }

  List<Attachment> attachments(List<SupportingInformationComponent> among) {
    return among.stream()
        .filter(information -> is(information, "attachment"))
        .map(
            information ->
                new Attachment(
                    first(information.getCode())
                        .or(() -> Optional.ofNullable(information.getCode().getText()))
                        .orElse("OZ"),
                    first(information.getReason()).orElse("EL"),
                    text(information).orElse(null)))
        .toList();
  }

  List<Drug> drugs(List<SupportingInformationComponent> among) {
    return among.stream()
        .filter(information -> is(information, "drug-code"))
        .flatMap(
            information ->
                LineReading.codes(information.getCode()).stream()
                    .limit(1)
                    .map(code -> drug(code, information)))
        .toList();
  }

  private static Drug drug(String code, SupportingInformationComponent information) {
    var quantity = information.getValue() instanceof Quantity given ? given : new Quantity();
    return new Drug(code.replace("-", ""), quantity.getValue(), quantity.getCode());
  }

  boolean emergency(List<SupportingInformationComponent> among) {
    return among.stream()
        .filter(information -> is(information, "emergency"))
        .anyMatch(
            information ->
                information.getValue() instanceof BooleanType answer && answer.booleanValue());
  }

  /** The code of this category. */
  Optional<String> code(String category) {
    return of(category)
        .flatMap(information -> LineReading.codes(information.getCode()).stream())
        .findFirst();
  }

  /** The text of this category. */
  Optional<String> text(String category) {
    return of(category).flatMap(information -> text(information).stream()).findFirst();
  }

  /** The period of this category. */
  Optional<Period> period(String category) {
    return of(category)
        .map(SupportingInformationComponent::getTiming)
        .filter(Period.class::isInstance)
        .map(Period.class::cast)
        .findFirst();
  }

  /** The sums of this category. */
  List<BigDecimal> sums(String category) {
    return of(category)
        .map(SupportingInformationComponent::getValue)
        .filter(Quantity.class::isInstance)
        .map(value -> ((Quantity) value).getValue())
        .filter(Objects::nonNull)
        .toList();
  }

  private Stream<SupportingInformationComponent> of(String category) {
    return ofClaim().stream().filter(information -> is(information, category));
  }

  /** The day of this category. */
  Optional<DateSpan> day(String category) {
    return of(category)
        .map(SupportingInformationComponent::getTiming)
        .filter(DateType.class::isInstance)
        .map(day -> day.primitiveValue().replace("-", ""))
        .flatMap(day -> DateSpan.parse("D8", day).stream())
        .findFirst();
  }

  private static Optional<String> text(SupportingInformationComponent information) {
    return information.getValue() instanceof StringType text
        ? Optional.ofNullable(X12Text.fold(text.getValue()))
        : Optional.empty();
  }

  private static boolean is(SupportingInformationComponent information, String category) {
    return LineReading.codes(information.getCategory()).contains(category);
  }
}
