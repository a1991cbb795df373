package org.cleanclaim.plugin.cdshooks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.edits.Fix;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;

/** A draft claim as it would be with a fix applied; the draft itself stays as it is. */
public final class DraftFix {

  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  private static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  private DraftFix() {}

  /** The changed claim; empty when it has no such line or the line holds nothing to change. */
  public static Optional<Claim> apply(Fix fix, Claim draft) {
    Claim changed = draft.copy();
    boolean totalsLines = totalIsSumOfLines(changed);
    Optional<ItemComponent> line =
        changed.getItem().stream().filter(item -> item.getSequence() == fix.line()).findFirst();
    if (line.isEmpty() || !change(fix, changed, line.get())) {
      return Optional.empty();
    }
    if (totalsLines) {
      changed.getTotal().setValue(sumOfLines(changed));
    }
    return Optional.of(changed);
  }

  /** The claim of its own that a moved line is billed on; empty for every other fix. */
  static Optional<Claim> moved(Fix fix, Claim draft) {
    boolean stands = draft.getItem().stream().anyMatch(item -> item.getSequence() == fix.line());
    if (fix.kind() != Fix.Kind.MOVE_LINE || !stands) {
      return Optional.empty();
    }
    Claim own = draft.copy();
    own.setId((String) null);
    own.setMeta(null);
    own.getIdentifier().clear();
    own.getItem().removeIf(item -> item.getSequence() != fix.line());
    if (own.getTotal().hasValue()) {
      own.getTotal().setValue(sumOfLines(own));
    }
    return Optional.of(own);
  }

  private static boolean change(Fix fix, Claim claim, ItemComponent line) {
    return switch (fix.kind()) {
      case ADD_MODIFIER -> {
        line.addModifier(modifier(fix.value()));
        yield true;
      }
      case REMOVE_MODIFIER -> line.getModifier().remove(find(line, fix.replaces()));
      case REPLACE_MODIFIER -> replace(line, fix);
      case SET_UNITS -> setUnits(line, new BigDecimal(fix.value()));
      case LINK_DIAGNOSIS -> link(line, fix);
      case SET_PLACE -> {
        line.setLocation(concept(PLACE, fix.value()));
        yield true;
      }
      case MOVE_LINE, REMOVE_LINE -> claim.getItem().remove(line);
    };
  }

  private static boolean replace(ItemComponent line, Fix fix) {
    CodeableConcept old = find(line, fix.replaces());
    if (old == null) {
      return false;
    }
    List<CodeableConcept> modifiers = line.getModifier();
    modifiers.set(modifiers.indexOf(old), modifier(fix.value()));
    return true;
  }

  private static CodeableConcept find(ItemComponent line, String modifier) {
    return line.getModifier().stream()
        .filter(
            concept ->
                concept.getCoding().stream()
                    .anyMatch(coding -> Objects.equals(modifier, coding.getCode())))
        .findFirst()
        .orElse(null);
  }

  /** A line priced by the unit costs what its units cost; any other price is not ours to guess. */
  private static boolean setUnits(ItemComponent line, BigDecimal units) {
    Quantity quantity = line.hasQuantity() ? line.getQuantity() : new Quantity();
    line.setQuantity(quantity.setValue(units));
    if (line.hasNet() && line.getUnitPrice().hasValue()) {
      line.getNet().setValue(line.getUnitPrice().getValue().multiply(units));
    }
    return true;
  }

  private static boolean link(ItemComponent line, Fix fix) {
    int diagnosis = Integer.parseInt(fix.value());
    if (fix.replaces() != null) {
      int replaced = Integer.parseInt(fix.replaces());
      line.getDiagnosisSequence().removeIf(pointer -> pointer.getValue() == replaced);
    }
    boolean linked =
        line.getDiagnosisSequence().stream()
            .map(PositiveIntType::getValue)
            .anyMatch(pointer -> pointer == diagnosis);
    if (!linked) {
      line.addDiagnosisSequence(diagnosis);
    }
    return true;
  }

  /** Numeric modifiers are CPT's, the others HCPCS level II's. */
  private static CodeableConcept modifier(String code) {
    return concept(code.chars().allMatch(Character::isDigit) ? CPT : HCPCS, code);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
  }

  private static boolean totalIsSumOfLines(Claim claim) {
    return claim.getTotal().hasValue()
        && claim.getItem().stream().allMatch(ItemComponent::hasNet)
        && claim.getTotal().getValue().compareTo(sumOfLines(claim)) == 0;
  }

  private static BigDecimal sumOfLines(Claim claim) {
    return claim.getItem().stream()
        .map(ItemComponent::getNet)
        .map(Money::getValue)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
