package org.cleanclaim.plugin.guard;

import java.util.Locale;
import java.util.Set;

/**
 * The elements that hold a decimal in FHIR, by name.
 *
 * <p>In XML every value is text, and in JSON HAPI takes a quoted decimal too. Other texts may look
 * like a number with a huge exponent and be legal: an identifier "12e4567" is one.
 */
final class DecimalElement {

  private static final Set<String> DECIMAL =
      Set.of(
          "value",
          "valueDecimal",
          "factor",
          "latitude",
          "longitude",
          "altitude",
          "probabilityDecimal",
          "relativeRisk",
          "period",
          "lowerLimit",
          "upperLimit",
          "priorityDecimal",
          "score",
          "sensitivity",
          "precision",
          "recall",
          "fScore");

  private DecimalElement() {}

  static boolean isDecimal(String name, String parent) {
    return name != null && DECIMAL.contains(name) && !holdsText(parent);
  }

  /** Whether the parent is an Identifier or ContactPoint, whose value is a string. */
  private static boolean holdsText(String parent) {
    if (parent == null) {
      return false;
    }
    String lower = parent.toLowerCase(Locale.ROOT);
    return lower.endsWith("identifier")
        || lower.endsWith("telecom")
        || lower.endsWith("contactpoint");
  }
}
