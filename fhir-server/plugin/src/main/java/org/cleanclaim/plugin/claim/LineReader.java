package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cleanclaim.edits.facts.CodeSystem;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** Reads the service lines of a claim (837 loop 2400). */
final class LineReader {

  static final String CPT = "http://www.ama-assn.org/go/cpt";
  static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  private final KnownResources known;
  private final Claim claim;

  LineReader(KnownResources known, Claim claim) {
    this.known = known;
    this.claim = claim;
  }

  Line read(Claim.ItemComponent item) {
    Coding procedure = Codings.preferred(item.getProductOrService(), CPT, HCPCS);
    Line.Builder line = Line.of(item.getSequence(), procedure == null ? null : procedure.getCode());
    line.codeSystem(procedure == null ? CodeSystem.OTHER : system(procedure.getSystem()));
    for (CodeableConcept modifier : item.getModifier()) {
      String code = Codings.code(modifier);
      if (code != null) {
        line.modifiers(code);
      }
    }
    serviced(item, line);
    if (item.getQuantity().hasValue()) {
      line.quantity(item.getQuantity().getValue());
    }
    if (item.hasEncounter()) {
      line.encounter(item.getEncounterFirstRep().getReferenceElement().getIdPart());
    }
    return line.charge(charge(item))
        .place(place(item))
        .diagnoses(sequences(item.getDiagnosisSequence()))
        .careTeam(sequences(item.getCareTeamSequence()))
        .information(sequences(item.getInformationSequence()))
        .build();
  }

  private void serviced(Claim.ItemComponent item, Line.Builder line) {
    if (item.getServiced() instanceof DateType day) {
      line.on(FhirDates.day(day));
      return;
    }
    Period period = item.getServiced() instanceof Period own ? own : claim.getBillablePeriod();
    DateTimeType start = period.getStartElement();
    LocalDate last = FhirDates.day(period.getEndElement());
    line.on(FhirDates.day(start)).through(last);
    if (item.getServiced() instanceof Period) {
      line.start(FhirDates.moment(start));
    }
  }

  private static BigDecimal charge(Claim.ItemComponent item) {
    if (item.getNet().hasValue()) {
      return item.getNet().getValue();
    }
    Money unit = item.getUnitPrice();
    if (!unit.hasValue()) {
      return null;
    }
    BigDecimal units =
        item.getQuantity().hasValue() ? item.getQuantity().getValue() : BigDecimal.ONE;
    BigDecimal factor = item.hasFactor() ? item.getFactor() : BigDecimal.ONE;
    return unit.getValue().multiply(units).multiply(factor);
  }

  private String place(Claim.ItemComponent item) {
    if (item.hasLocationCodeableConcept()) {
      return Codings.code(item.getLocationCodeableConcept(), PLACE);
    }
    Reference location =
        item.hasLocationReference() ? item.getLocationReference() : claim.getFacility();
    return known.find(Location.class, location).stream()
        .flatMap(found -> found.getType().stream())
        .flatMap(type -> type.getCoding().stream())
        .filter(coding -> PLACE.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst()
        .orElse(null);
  }

  private static CodeSystem system(String system) {
    if (CPT.equals(system)) {
      return CodeSystem.CPT;
    }
    return HCPCS.equals(system) ? CodeSystem.HCPCS : CodeSystem.OTHER;
  }

  private static Integer[] sequences(List<? extends IntegerType> values) {
    return values.stream()
        .map(IntegerType::getValue)
        .filter(Objects::nonNull)
        .toArray(Integer[]::new);
  }
}
