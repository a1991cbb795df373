package org.cleanclaim.plugin.claim;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** Picks the code meant: the preferred system's first, else whatever code stands there. */
final class Codings {

  private Codings() {}

  /** The preferred coding that has a code; null when there is none at all. */
  static Coding preferred(CodeableConcept concept, String... systems) {
    if (concept == null) {
      return null;
    }
    List<Coding> coded = concept.getCoding().stream().filter(Coding::hasCode).toList();
    return Stream.of(systems)
        .flatMap(system -> coded.stream().filter(coding -> system.equals(coding.getSystem())))
        .findFirst()
        .orElse(coded.isEmpty() ? null : coded.get(0));
  }

  /** The preferred code; null when there is none at all. */
  static String code(CodeableConcept concept, String... systems) {
    Coding coding = preferred(concept, systems);
    return coding == null ? null : coding.getCode();
  }

  /** The NPI among identifiers: by system, else by identifier type NPI; null when absent. */
  static String npi(List<Identifier> identifiers) {
    return identified(identifiers, Canonical.NPI, "NPI");
  }

  /** The employer's number among identifiers; null when absent. */
  static String taxId(List<Identifier> identifiers) {
    return identified(identifiers, Canonical.EIN, "TAX");
  }

  /** The value of the identifier with the system, else of one with the type; null when absent. */
  static String identified(List<Identifier> identifiers, String system, String type) {
    return Stream.concat(
            identifiers.stream().filter(id -> system.equals(id.getSystem())),
            identifiers.stream().filter(id -> typed(id, type)))
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean typed(Identifier identifier, String type) {
    return identifier.getType().getCoding().stream().anyMatch(c -> type.equals(c.getCode()));
  }
}
