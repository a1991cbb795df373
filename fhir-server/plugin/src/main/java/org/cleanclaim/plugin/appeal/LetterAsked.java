package org.cleanclaim.plugin.appeal;

import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.appeal.AppealFields.Quote;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What a caller wants of a letter.
 *
 * @param evidence null where nothing is said of it
 */
record LetterAsked(
    String template,
    String text,
    List<String> evidence,
    List<Quote> quotes,
    boolean save,
    String draft,
    String version) {

  /** What a caller sends as evidence who wants nothing enclosed. */
  private static final String NOTHING = "none";

  static LetterAsked of(Parameters parameters) {
    Parameters sent = parameters == null ? new Parameters() : parameters;
    return new LetterAsked(
        text(sent, "template"),
        text(sent, "text"),
        named(sent, "evidence").findAny().isEmpty()
            ? null
            : named(sent, "evidence")
                .map(each -> place(each.getValue()))
                .filter(each -> !NOTHING.equals(each))
                .toList(),
        named(sent, "quote").map(LetterAsked::quote).toList(),
        "true".equals(text(sent, "save")),
        text(sent, "draft"),
        text(sent, "version"));
  }

  private static Quote quote(ParametersParameterComponent quote) {
    String source = null;
    String text = null;
    for (ParametersParameterComponent part : quote.getPart()) {
      if ("source".equals(part.getName())) {
        source = place(part.getValue());
      } else if ("text".equals(part.getName())) {
        text = part.getValue().primitiveValue();
      }
    }
    if (source == null || text == null || text.isBlank()) {
      throw BadParameter.missing(
          "quote", "Send a quote with parts source (a uri of type, id and version) and text.");
    }
    return new Quote(source, text.replaceAll("\\s+", " ").strip());
  }

  /** A uri rather than a Reference, where the version counts: encoders strip it from those. */
  private static String place(Type value) {
    return value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
  }

  private static Stream<ParametersParameterComponent> named(Parameters sent, String name) {
    return sent.getParameter().stream()
        .filter(each -> name.equals(each.getName()) && (each.hasValue() || each.hasPart()));
  }

  private static String text(Parameters sent, String name) {
    return named(sent, name)
        .filter(each -> each.hasValue() && each.getValue().isPrimitive())
        .map(each -> each.getValue().primitiveValue())
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** Nothing is said: the letter as it is kept. */
  static LetterAsked nothing() {
    return new LetterAsked(null, null, null, List.of(), false, null, null);
  }
}
