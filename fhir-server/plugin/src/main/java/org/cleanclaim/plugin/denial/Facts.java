package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.claim.FhirDates;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What a denial's Task says of it, fact by fact, in its inputs and outputs. */
final class Facts {

  private Facts() {}

  /** Puts these values in the place of what the Task said; null values are left out. */
  static void set(Task task, String fact, Type... values) {
    set(task, fact, Arrays.asList(values));
  }

  static void set(Task task, String fact, List<? extends Type> values) {
    List<Type> said =
        values.stream()
            .filter(value -> value != null && !value.isEmpty())
            .map(Type.class::cast)
            .toList();
    // What was said before stays where it stands, so that saying it again changes nothing.
    if (Base.compareDeep(all(task, fact, Type.class).toList(), said, false)) {
      return;
    }
    task.getInput().removeIf(input -> input.getType().hasCoding(Canonical.TASK_INPUT, fact));
    said.forEach(
        value -> task.addInput().setType(Concepts.of(Canonical.TASK_INPUT, fact)).setValue(value));
  }

  /** Puts what came of the work in the place of what the Task said came of it. */
  static void setOutput(Task task, String fact, Type value) {
    List<Type> said = value == null || value.isEmpty() ? List.of() : List.of(value);
    if (Base.compareDeep(outputs(task, fact, Type.class).toList(), said, false)) {
      return;
    }
    task.getOutput().removeIf(output -> output.getType().hasCoding(Canonical.TASK_INPUT, fact));
    addOutput(task, fact, value);
  }

  static void addOutput(Task task, String fact, Type value) {
    if (value != null && !value.isEmpty()) {
      task.addOutput().setType(Concepts.of(Canonical.TASK_INPUT, fact)).setValue(value);
    }
  }

  static <T extends Type> Stream<T> all(Task task, String fact, Class<T> type) {
    return task.getInput().stream()
        .filter(input -> input.getType().hasCoding(Canonical.TASK_INPUT, fact))
        .map(Task.ParameterComponent::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  static <T extends Type> Stream<T> outputs(Task task, String fact, Class<T> type) {
    return task.getOutput().stream()
        .filter(output -> output.getType().hasCoding(Canonical.TASK_INPUT, fact))
        .map(Task.TaskOutputComponent::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** The text of a code, text or address; null where the Task does not tell. */
  static String text(Task task, String fact) {
    return all(task, fact, Type.class)
        .filter(Type::isPrimitive)
        .map(Type::primitiveValue)
        .findFirst()
        .orElse(null);
  }

  static LocalDate day(Task task, String fact) {
    return all(task, fact, DateType.class).map(FhirDates::day).findFirst().orElse(null);
  }

  static BigDecimal money(Task task, String fact) {
    return all(task, fact, Money.class)
        .filter(Money::hasValue)
        .map(Money::getValue)
        .findFirst()
        .orElse(null);
  }

  static int number(Task task, String fact) {
    return all(task, fact, PositiveIntType.class)
        .map(PositiveIntType::getValue)
        .findFirst()
        .orElse(0);
  }

  /** The first code of a concept; null where the Task does not tell. */
  static String code(Task task, String fact) {
    return all(task, fact, CodeableConcept.class)
        .map(concept -> concept.getCodingFirstRep().getCode())
        .findFirst()
        .orElse(null);
  }

  static Optional<Reference> reference(Task task, String fact) {
    return all(task, fact, Reference.class).findFirst();
  }

  static String outputText(Task task, String fact) {
    return outputs(task, fact, Type.class)
        .filter(Type::isPrimitive)
        .map(Type::primitiveValue)
        .findFirst()
        .orElse(null);
  }

  static BigDecimal outputMoney(Task task, String fact) {
    return outputs(task, fact, Money.class)
        .filter(Money::hasValue)
        .map(Money::getValue)
        .findFirst()
        .orElse(null);
  }

  static CodeType code(String code) {
    return code == null ? null : new CodeType(code);
  }

  static StringType words(String words) {
    return words == null || words.isBlank() ? null : new StringType(words);
  }

  static DateType date(LocalDate day) {
    return day == null ? null : new DateType(day.toString());
  }

  static Money dollars(BigDecimal amount) {
    return amount == null ? null : new Money().setValue(amount).setCurrency("USD");
  }

  static IntegerType whole(int number) {
    return new IntegerType(number);
  }

  /** A reference, or a name in words. */
  static Reference named(String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    return words.contains("/") ? new Reference(words) : new Reference().setDisplay(words);
  }

  /** A reference without its version; its words where it refers to nothing; null for none. */
  static String words(Reference reference) {
    if (reference == null || reference.isEmpty()) {
      return null;
    }
    if (reference.hasReference() && !reference.getReference().startsWith("#")) {
      return reference.getReferenceElement().toUnqualifiedVersionless().getValue();
    }
    return reference.hasDisplay() ? reference.getDisplay() : reference.getIdentifier().getValue();
  }
}
