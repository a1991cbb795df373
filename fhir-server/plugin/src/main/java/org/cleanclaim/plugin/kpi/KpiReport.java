package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupPopulationComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** Writes one key figure as a MeasureReport: by claims, by dollars, or in days. */
final class KpiReport {

  /** No figure of a provider is told of fewer. */
  static final int FEWEST = 30;

  static final String MEASURE = Canonical.BASE + "/Measure/";
  static final String AMOUNT = Canonical.BASE + "/StructureDefinition/population-amount";
  static final String INTERVAL = Canonical.BASE + "/StructureDefinition/score-interval";
  static final String NOTE = Canonical.BASE + "/StructureDefinition/score-note";
  static final String NOT_KNOWN = "not-known";
  static final String TOO_FEW = "too-few";
  private static final String GROUPS = Canonical.BASE + "/CodeSystem/kpi-group";
  private static final String PARTS = Canonical.BASE + "/CodeSystem/kpi-part";
  private static final String POPULATIONS =
      "http://terminology.hl7.org/CodeSystem/measure-population";

  private final Kpi kpi;
  private final boolean ofProvider;
  private final boolean hasAnswers;
  private final KpiNames names;
  private final MeasureReport report = new MeasureReport();

  /**
   * Begins a report.
   *
   * @param hasAnswers whether payers decided anything in the period: else no denial is not none
   * @param names what payers, providers and sites are called
   */
  KpiReport(Kpi kpi, KpiQuery query, boolean hasAnswers, KpiNames names, Instant at) {
    this.kpi = kpi;
    this.hasAnswers = hasAnswers;
    this.names = names;
    this.ofProvider = query.provider() != null;
    report.setStatus(MeasureReport.MeasureReportStatus.COMPLETE);
    report.setType(MeasureReport.MeasureReportType.SUMMARY);
    report.setMeasure(MEASURE + kpi.id);
    report.setDate(Date.from(at));
    report.getPeriod().setStartElement(new DateTimeType(query.from().toString()));
    report.getPeriod().setEndElement(new DateTimeType(query.to().toString()));
  }

  MeasureReport written() {
    return report;
  }

  /** By claims, or by dollars. */
  KpiReport share(String basis, KpiCount count, Map<KpiPart, Map<String, KpiCount>> parts) {
    MeasureReportGroupComponent group = group(basis);
    boolean dollars = "dollars".equals(basis);
    boolean few = ofProvider && count.members() < FEWEST;
    member(group.addPopulation(), count);
    if (kpi.counted != null && !few) {
      counted(group.addPopulation(), count);
    }
    group.setMeasureScore(score(count, dollars, few));
    parts.forEach((part, counts) -> stratify(group, part, counts, dollars));
    return this;
  }

  private void stratify(
      MeasureReportGroupComponent group,
      KpiPart part,
      Map<String, KpiCount> counts,
      boolean dollars) {
    MeasureReportGroupStratifierComponent stratifier = group.addStratifier();
    stratifier.addCode(concept(PARTS, part.code()));
    counts.forEach(
        (value, count) -> {
          boolean few = (ofProvider || part == KpiPart.PROVIDER) && count.members() < FEWEST;
          StratifierGroupComponent stratum = stratifier.addStratum();
          stratum.setValue(value(value));
          member(stratum.addPopulation(), count);
          if (kpi.counted != null && !few) {
            counted(stratum.addPopulation(), count);
          }
          stratum.setMeasureScore(score(count, dollars, few));
        });
  }

  /** Days: their median and their mean. */
  KpiReport days(
      KpiCount count,
      KpiDays days,
      Map<KpiPart, Map<String, KpiDays>> parts,
      Map<KpiPart, Map<String, KpiCount>> counts) {
    for (String basis : List.of("median", "mean")) {
      MeasureReportGroupComponent group = group(basis);
      boolean few = ofProvider && count.members() < FEWEST;
      member(group.addPopulation(), count);
      group.setMeasureScore(score(basis, days, few));
      parts.forEach(
          (part, values) -> {
            MeasureReportGroupStratifierComponent stratifier = group.addStratifier();
            stratifier.addCode(concept(PARTS, part.code()));
            values.forEach(
                (value, each) -> {
                  KpiCount own = counts.get(part).get(value);
                  boolean fewHere =
                      (ofProvider || part == KpiPart.PROVIDER) && own.members() < FEWEST;
                  StratifierGroupComponent stratum = stratifier.addStratum();
                  stratum.setValue(value(value));
                  member(stratum.addPopulation(), own);
                  stratum.setMeasureScore(score(basis, each, fewHere));
                });
          });
    }
    return this;
  }

  /** Dollars compared with what is paid in a month; null where that is not known. */
  KpiReport monthly(KpiCount count, BigDecimal monthlyPaid) {
    MeasureReportGroupComponent group = group("of-monthly-revenue");
    member(group.addPopulation(), count);
    boolean few = ofProvider && count.members() < FEWEST;
    if (!few) {
      counted(group.addPopulation(), count);
    }
    boolean known = count.members() > 0 && monthlyPaid != null && monthlyPaid.signum() > 0;
    group.setMeasureScore(
        few
            ? noted(TOO_FEW)
            : known
                ? new Quantity()
                    .setValue(count.countedAmount().divide(monthlyPaid, 4, RoundingMode.HALF_EVEN))
                : noted(NOT_KNOWN));
    return this;
  }

  private MeasureReportGroupComponent group(String basis) {
    MeasureReportGroupComponent group = report.addGroup();
    group.setCode(concept(GROUPS, basis));
    return group;
  }

  private String memberCode() {
    return kpi.counted != null
        ? "denominator"
        : kpi.isOfDays() ? "measure-population" : "initial-population";
  }

  private void member(MeasureReportGroupPopulationComponent population, KpiCount count) {
    population.setCode(concept(POPULATIONS, memberCode()).setText(kpi.memberWords));
    population.setCount((int) count.members());
    population.addExtension(amount(count.memberAmount()));
  }

  private void counted(MeasureReportGroupPopulationComponent population, KpiCount count) {
    population.setCode(concept(POPULATIONS, "numerator").setText(kpi.countedWords));
    population.setCount((int) count.counted());
    population.addExtension(amount(count.countedAmount()));
  }

  private void member(StratifierGroupPopulationComponent population, KpiCount count) {
    population.setCode(concept(POPULATIONS, memberCode()));
    population.setCount((int) count.members());
    population.addExtension(amount(count.memberAmount()));
  }

  private void counted(StratifierGroupPopulationComponent population, KpiCount count) {
    population.setCode(concept(POPULATIONS, "numerator"));
    population.setCount((int) count.counted());
    population.addExtension(amount(count.countedAmount()));
  }

  private static Extension amount(BigDecimal dollars) {
    return new Extension(AMOUNT, new Money().setValue(dollars).setCurrency("USD"));
  }

  /** A share; the whole itself where there is no part of it. Nothing to have it of is not zero. */
  private Quantity score(KpiCount count, boolean dollars, boolean few) {
    if (few) {
      return noted(TOO_FEW);
    }
    if (kpi.counted == null && !hasAnswers) {
      return noted(NOT_KNOWN);
    }
    if (kpi.counted == null) {
      return new Quantity()
          .setValue(dollars ? count.memberAmount() : BigDecimal.valueOf(count.members()));
    }
    BigDecimal whole = dollars ? count.memberAmount() : BigDecimal.valueOf(count.members());
    if (whole.signum() == 0) {
      return noted(NOT_KNOWN);
    }
    BigDecimal part = dollars ? count.countedAmount() : BigDecimal.valueOf(count.counted());
    Quantity score = new Quantity().setValue(part.divide(whole, 4, RoundingMode.HALF_EVEN));
    if (!dollars) {
      Wilson limits = Wilson.of(count.counted(), count.members());
      score.addExtension(
          INTERVAL,
          new Range()
              .setLow(new Quantity().setValue(limits.low()))
              .setHigh(new Quantity().setValue(limits.high())));
    }
    return score;
  }

  private static Quantity score(String basis, KpiDays days, boolean few) {
    if (few || days.isEmpty()) {
      return noted(few ? TOO_FEW : NOT_KNOWN);
    }
    return new Quantity()
        .setValue("median".equals(basis) ? days.median() : days.mean())
        .setUnit("days")
        .setSystem("http://unitsofmeasure.org")
        .setCode("d");
  }

  private static Quantity noted(String note) {
    Quantity none = new Quantity();
    none.addExtension(NOTE, new CodeType(note));
    return none;
  }

  /** The value as parameters take it; the empty word is said. */
  private CodeableConcept value(String value) {
    CodeableConcept told = new CodeableConcept().setText(value.isEmpty() ? NOT_KNOWN : value);
    String name = names.of(value);
    if (name != null) {
      told.addCoding().setDisplay(name);
    }
    return told;
  }

  private static CodeableConcept concept(String system, String code) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }
}
