package org.cleanclaim.routes.remittance;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.remittance.RemittedLine;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Finds the claim's line that a remitted line speaks of: by our line number (REF*6R), else by
 * procedure, modifiers and charge. Each line of the claim is found once.
 */
final class LineMatch {
  private final List<ItemComponent> items;
  private final Set<Integer> taken = new HashSet<>();

  LineMatch(Optional<Claim> claim) {
    items = claim.map(Claim::getItem).orElse(List.of());
  }

  /** The sequence; without a claim, the line's own number, else its place. */
  Optional<Integer> find(RemittedLine line, int place) {
    var own = ownNumber(line);
    if (items.isEmpty()) {
      return Optional.of(own.orElse(place));
    }
    return own.filter(number -> items.stream().anyMatch(item -> item.getSequence() == number))
        .or(() -> alike(line))
        .filter(taken::add);
  }

  private static Optional<Integer> ownNumber(RemittedLine line) {
    return line.references().stream()
        .filter(reference -> "6R".equals(reference.qualifier()))
        .map(Reference::number)
        .filter(number -> number != null && number.matches("[1-9]\\d{0,3}"))
        .map(Integer::valueOf)
        .findFirst();
  }

  private Optional<Integer> alike(RemittedLine line) {
    var billed = line.submitted() == null ? line.procedure() : line.submitted();
    return items.stream()
        .filter(item -> !taken.contains(item.getSequence()))
        .filter(item -> billed != null && same(item, billed))
        .filter(item -> charge(item).compareTo(line.charge()) == 0)
        .map(ItemComponent::getSequence)
        .findFirst();
  }

  private static boolean same(ItemComponent item, Procedure billed) {
    return codes(List.of(item.getProductOrService())).contains(billed.code())
        && codes(item.getModifier()).equals(Set.copyOf(billed.modifiers()));
  }

  private static Set<String> codes(List<CodeableConcept> concepts) {
    return concepts.stream()
        .flatMap(concept -> concept.getCoding().stream())
        .map(Coding::getCode)
        .collect(Collectors.toSet());
  }

  private static BigDecimal charge(ItemComponent item) {
    return item.getNet().hasValue() ? item.getNet().getValue() : BigDecimal.ZERO;
  }
}
