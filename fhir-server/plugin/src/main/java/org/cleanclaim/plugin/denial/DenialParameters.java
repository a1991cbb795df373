package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.FhirDates;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** What a caller sent, read by name. */
final class DenialParameters {

  private final Parameters sent;

  DenialParameters(Parameters sent) {
    this.sent = sent == null ? new Parameters() : sent;
  }

  boolean has(String name) {
    return value(name) != null;
  }

  private Type value(String name) {
    return sent.getParameter().stream()
        .filter(parameter -> name.equals(parameter.getName()))
        .map(Parameters.ParametersParameterComponent::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The words of a primitive, or of a reference; null when absent or blank. */
  String text(String name) {
    Type value = value(name);
    String text =
        value instanceof Reference reference
            ? Facts.words(reference)
            : value instanceof PrimitiveType<?> primitive ? primitive.primitiveValue() : null;
    return text == null || text.isBlank() ? null : text.strip();
  }

  boolean isTrue(String name) {
    return "true".equals(text(name));
  }

  /** A reference; words name somebody who has no resource here. */
  Reference reference(String name) {
    Type value = value(name);
    if (value instanceof Reference reference) {
      return reference;
    }
    return Facts.named(text(name));
  }

  List<String> texts(String name) {
    return sent.getParameter().stream()
        .filter(parameter -> name.equals(parameter.getName()))
        .map(Parameters.ParametersParameterComponent::getValue)
        .filter(value -> value != null && value.isPrimitive())
        .map(Type::primitiveValue)
        .toList();
  }

  List<Reference> references(String name) {
    return sent.getParameter().stream()
        .filter(parameter -> name.equals(parameter.getName()))
        .map(Parameters.ParametersParameterComponent::getValue)
        .filter(Objects::nonNull)
        .map(
            value ->
                value instanceof Reference reference
                    ? reference
                    : new Reference(value.primitiveValue()))
        .toList();
  }

  BigDecimal number(String name) {
    String text = text(name);
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException refused) {
      throw BadParameter.missing(
          name, "Send a number as parameter %s, such as 250.".formatted(name));
    }
  }

  int whole(String name, int otherwise, int least, int most) {
    BigDecimal number = number(name);
    if (number == null) {
      return otherwise;
    }
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw BadParameter.missing(
          name, "Send a whole number from %d to %d as parameter %s.".formatted(least, most, name));
    }
    return number.intValueExact();
  }

  LocalDate day(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      LocalDate day = text.length() == 10 ? FhirDates.day(new DateType(text)) : null;
      if (day != null) {
        return day;
      }
    } catch (RuntimeException refused) {
      // told below, as every other text that is no day
    }
    throw BadParameter.missing(
        name, "Send a whole day as parameter %s, such as 2026-11-23.".formatted(name));
  }

  /** The same with one parameter under the name of another, which is not in it. */
  DenialParameters renamed(String from, String to) {
    Parameters renamed = sent.copy();
    renamed.getParameter().removeIf(parameter -> to.equals(parameter.getName()));
    renamed.getParameter().stream()
        .filter(parameter -> from.equals(parameter.getName()))
        .forEach(parameter -> parameter.setName(to));
    return new DenialParameters(renamed);
  }
}
