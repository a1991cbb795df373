package org.cleanclaim.routes.eligibility;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** One item of the response for each service type of an EB row; X12's codes beside FHIR's. */
final class BenefitItems {
  private static final String FHIR = "http://terminology.hl7.org/CodeSystem/";
  private static final Set<String> EXCLUDED = Set.of("E", "I");

  /** EB01 to the benefit types of FHIR that mean the same. */
  private static final Map<String, String> TYPES =
      Map.of("A", "copay-percent", "B", "copay", "C", "deductible", "F", "benefit");

  /** EB06 to the terms of FHIR that mean the same. */
  private static final Map<String, String> TERMS =
      Map.of("7", "day", "22", "annual", "23", "annual", "32", "lifetime");

  private BenefitItems() {}

  /** A row without service type (EB13 or none) is one item. Rows on other payers are none. */
  static Stream<ItemsComponent> of(BenefitLine line) {
    if ("R".equals(line.information())) {
      return Stream.empty();
    }
    return line.serviceTypes().isEmpty()
        ? Stream.of(item(line))
        : line.serviceTypes().stream()
            .map(
                type ->
                    item(line)
                        .setCategory(new CodeableConcept(X12Codes.SERVICE_TYPE.coding(type))));
  }

  private static ItemsComponent item(BenefitLine line) {
    var item = new ItemsComponent();
    item.setName(line.plan());
    if (EXCLUDED.contains(line.information())) {
      item.setExcluded(true);
    }
    if (line.procedure().size() > 1) {
      item.setProductOrService(new CodeableConcept().setText(line.procedure().get(1)));
    }
    network(item, line.network());
    unit(item, line.coverageLevel());
    term(item, line.period());
    if ("Y".equals(line.authorization()) || "N".equals(line.authorization())) {
      item.setAuthorizationRequired("Y".equals(line.authorization()));
    }
    if (!line.messages().isEmpty()) {
      item.setDescription(String.join(" ", line.messages()));
    }
    item.addBenefit(benefit(line));
    return item;
  }

  private static void network(ItemsComponent item, String code) {
    if ("Y".equals(code) || "N".equals(code)) {
      item.getNetwork().addCoding(fhir("benefit-network", "Y".equals(code) ? "in" : "out"));
    }
  }

  private static void unit(ItemsComponent item, String code) {
    if (code != null) {
      item.getUnit().addCoding(X12Codes.COVERAGE_LEVEL.coding(code));
      if ("IND".equals(code) || "FAM".equals(code)) {
        item.getUnit()
            .addCoding(fhir("benefit-unit", "IND".equals(code) ? "individual" : "family"));
      }
    }
  }

  private static void term(ItemsComponent item, String code) {
    if (code != null) {
      item.getTerm().addCoding(X12Codes.TIME_PERIOD.coding(code));
      if (TERMS.containsKey(code)) {
        item.getTerm().addCoding(fhir("benefit-term", TERMS.get(code)));
      }
    }
  }

  private static BenefitComponent benefit(BenefitLine line) {
    var type = new CodeableConcept(X12Codes.BENEFIT_INFORMATION.coding(line.information()));
    if (TYPES.containsKey(line.information())) {
      type.addCoding(fhir("benefit-type", TYPES.get(line.information())));
    }
    var benefit = new BenefitComponent(type);
    if (line.amount() != null) {
      benefit.setAllowed(new Money().setValue(line.amount()).setCurrency("USD"));
    } else if (line.fraction() != null) {
      benefit.setAllowed(new StringType(percent(line.fraction())));
    } else if (isCount(line.quantity())) {
      benefit.setAllowed(new UnsignedIntType(line.quantity().intValueExact()));
    }
    return benefit;
  }

  /** EB08 is a fraction: 0.2 means 20 %. */
  private static String percent(BigDecimal fraction) {
    return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  private static boolean isCount(BigDecimal quantity) {
    return quantity != null
        && quantity.signum() >= 0
        && quantity.stripTrailingZeros().scale() <= 0
        && quantity.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  private static Coding fhir(String system, String code) {
    return new Coding().setSystem(FHIR + system).setCode(code);
  }
}
