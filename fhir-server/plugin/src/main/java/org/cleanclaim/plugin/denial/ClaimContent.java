package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.ledger.Digest;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What a claim says to its payer, apart from its numbers and dates of writing: two claims of one
 * digest would be answered alike.
 */
final class ClaimContent {

  private ClaimContent() {}

  static String digest(Claim claim) {
    List<String> said = new ArrayList<>();
    said.add("patient " + words(claim.getPatient()));
    said.add("provider " + words(claim.getProvider()));
    said.add("facility " + words(claim.getFacility()));
    said.add("referral " + words(claim.getReferral()));
    said.add("accident " + words(claim.getAccident().getDateElement()));
    claim
        .getCareTeam()
        .forEach(
            member ->
                said.add(
                    "member %d %s %s %s"
                        .formatted(
                            member.getSequence(),
                            words(member.getProvider()),
                            code(member.getRole()),
                            code(member.getQualification()))));
    claim
        .getInsurance()
        .forEach(
            insurance ->
                said.add(
                    "insurance %d %s %s %s"
                        .formatted(
                            insurance.getSequence(),
                            insurance.getFocal(),
                            words(insurance.getCoverage()),
                            words(insurance.getPreAuthRef()))));
    claim
        .getDiagnosis()
        .forEach(
            diagnosis ->
                said.add(
                    "diagnosis %d %s"
                        .formatted(diagnosis.getSequence(), words(diagnosis.getDiagnosis()))));
    claim
        .getSupportingInfo()
        .forEach(
            info ->
                said.add(
                    "info %s %s %s %s"
                        .formatted(
                            code(info.getCategory()),
                            code(info.getCode()),
                            words(info.getTiming()),
                            words(info.getValue()))));
    claim.getItem().forEach(item -> said.add(line(item)));
    return Digest.of(String.join("\n", said)).substring(0, 32);
  }

  private static String line(Claim.ItemComponent item) {
    return "line %s %s %s %s %s %s %s %s %s"
        .formatted(
            code(item.getProductOrService()),
            item.getModifier().stream().map(ClaimContent::code).toList(),
            item.getDiagnosisSequence().stream().map(PrimitiveType::getValue).toList(),
            item.getCareTeamSequence().stream().map(PrimitiveType::getValue).toList(),
            item.getInformationSequence().stream().map(PrimitiveType::getValue).toList(),
            words(item.getServiced()),
            number(item.getQuantity().getValue()),
            money(item.getNet()) + " " + money(item.getUnitPrice()),
            words(item.getLocation()));
  }

  private static String code(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(Coding::getCode)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("+"));
  }

  private static String words(List<? extends PrimitiveType<?>> values) {
    return values.stream().map(PrimitiveType::getValueAsString).collect(Collectors.joining("+"));
  }

  private static String words(Type value) {
    if (value instanceof Reference reference) {
      return Objects.toString(Facts.words(reference), "");
    }
    if (value instanceof CodeableConcept concept) {
      return code(concept);
    }
    if (value instanceof PrimitiveType<?> primitive) {
      return Objects.toString(primitive.getValueAsString(), "");
    }
    return value == null
        ? ""
        : value.children().stream()
            .flatMap(child -> child.getValues().stream())
            .map(child -> child.isPrimitive() ? child.primitiveValue() : "")
            .collect(Collectors.joining("+"));
  }

  private static String money(Money money) {
    return number(money.getValue());
  }

  private static String number(BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }
}
