package org.cleanclaim.routes.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.claim.Diagnosis;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** Diagnoses, procedures and other codes of a Claim as HI segments have them. */
final class HealthCodesReading {
  /** The order in which the guide has the kinds of codes. */
  private static final List<String> ORDER =
      List.of(
          "ABK", "ABJ", "APR", "ABN", "DR", "ABF", "BBR", "BBQ", "BI", "BH", "BE", "BG", "TC", "BP",
          "BO");

  private final Claim claim;
  private final boolean institutional;

  HealthCodesReading(Claim claim, boolean institutional) {
    this.claim = claim;
    this.institutional = institutional;
  }

  List<Diagnosis> codes() {
    var codes = new ArrayList<Diagnosis>();
    for (var diagnosis : claim.getDiagnosis()) {
      if (diagnosis.hasDiagnosisCodeableConcept()) {
        LineReading.codes(diagnosis.getDiagnosisCodeableConcept()).stream()
            .findFirst()
            .ifPresent(code -> codes.add(diagnosis(diagnosis, code.replace(".", ""), codes)));
      }
    }
    if (codes.isEmpty()) {
      throw new ClaimLack(
          "loop 2300, HI", "The claim has no diagnosis. Add it.", "Claim.diagnosis");
    }
    procedures(codes);
    claim.getSupportingInfo().forEach(information -> other(information, codes));
    if (institutional) {
      codes.sort(Comparator.comparingInt(code -> ORDER.indexOf(code.qualifier())));
    }
    return codes;
  }

  private Diagnosis diagnosis(
      Claim.DiagnosisComponent diagnosis, String code, List<Diagnosis> before) {
    var first = before.stream().noneMatch(one -> "ABK".equals(one.qualifier())) ? "ABK" : "ABF";
    var told =
        diagnosis.getType().stream()
            .flatMap(type -> LineReading.codes(type).stream())
            .map(kind -> qualifier(HealthCodes.DIAGNOSES, kind))
            .filter(Objects::nonNull)
            .findFirst();
    // Of two principal diagnoses the second is another one: HI01 holds one.
    var qualifier = institutional ? told.filter(one -> !"ABK".equals(one)).orElse(first) : first;
    if (institutional && told.isPresent() && "ABF".equals(told.get())) {
      qualifier = "ABF";
    }
    var present = LineReading.codes(diagnosis.getOnAdmission());
    return new Diagnosis(
        qualifier,
        code,
        null,
        null,
        null,
        institutional && !present.isEmpty() ? present.get(0).toUpperCase(Locale.ROOT) : null);
  }

  private void procedures(List<Diagnosis> codes) {
    boolean first = true;
    for (var procedure :
        institutional ? claim.getProcedure() : List.<Claim.ProcedureComponent>of()) {
      if (procedure.hasProcedureCodeableConcept()) {
        var day =
            procedure.hasDate()
                ? procedure.getDateElement().getValueAsString().substring(0, 10).replace("-", "")
                : null;
        for (var code : LineReading.codes(procedure.getProcedureCodeableConcept())) {
          codes.add(
              new Diagnosis(
                  first ? "BBR" : "BBQ", code, day == null ? null : "D8", day, null, null));
          first = false;
          break;
        }
      }
    }
  }

  private static void other(SupportingInformationComponent information, List<Diagnosis> codes) {
    LineReading.codes(information.getCategory()).stream()
        .map(category -> qualifier(HealthCodes.OTHERS, category))
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(qualifier -> other(qualifier, information, codes));
  }

  private static void other(
      String qualifier, SupportingInformationComponent information, List<Diagnosis> codes) {
    var days = days(information.getTiming());
    var amount = information.getValue() instanceof Quantity value ? value.getValue() : null;
    boolean span = information.getTiming() instanceof Period;
    code(information.getCode())
        .forEach(
            code ->
                codes.add(
                    new Diagnosis(
                        qualifier,
                        code,
                        days == null ? null : span ? "RD8" : "D8",
                        days == null
                            ? null
                            : span
                                ? DateSpan.d8(days.from()) + "-" + DateSpan.d8(days.to())
                                : DateSpan.d8(days.from()),
                        amount,
                        null)));
  }

  private static List<String> code(CodeableConcept concept) {
    return LineReading.codes(concept).stream().limit(1).toList();
  }

  private static DateSpan days(Type timing) {
    if (timing instanceof DateType || timing instanceof Period) {
      return LineReading.span(timing).orElse(null);
    }
    return null;
  }

  private static String qualifier(Map<String, String> of, String word) {
    return of.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
