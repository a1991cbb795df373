package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.EligibilityDetail;
import org.cleanclaim.edits.facts.EligibilityDetail.Benefit;
import org.cleanclaim.edits.facts.EligibilityDetail.OtherPayer;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Reads what a payer last said of a coverage (271, as CoverageEligibilityResponse). */
final class EligibilityReader {
  private static final String BASE = Canonical.BASE + "/StructureDefinition/";
  private static final String PLAN_TYPE = BASE + "plan-type";
  private static final String OTHER_PAYER = BASE + "other-payer";
  private static final String MEMBER = BASE + "member";

  /** EB04 of plans that pay before Medicare: working aged, ESRD, no-fault, work, disabled ... */
  private static final Set<String> PAYS_BEFORE_MEDICARE =
      Set.of("12", "13", "14", "15", "16", "41", "42", "43", "47");

  /** EB01: not covered. */
  private static final Set<String> NOT_COVERED = Set.of("I", "E");

  /** EB01: a primary care provider, a managed care coordinator. */
  private static final Set<String> BY_REFERRAL = Set.of("L", "MC");

  /** EB01 F, and the benefit types of FHIR that are limits rather than cost shares. */
  private static final Set<String> LIMIT = Set.of("F", "benefit", "visit");

  /** EB06: what is left. */
  private static final String REMAINING = "29";

  private EligibilityReader() {}

  /** The newest answer about a coverage; null when there is none. */
  static EligibilityAnswer newest(Reference coverage, KnownResources known) {
    return known.all(CoverageEligibilityResponse.class).stream()
        .filter(answer -> answer.hasCreated() && stands(answer))
        .filter(answer -> insurance(answer, coverage).isPresent())
        .max(Comparator.comparing(CoverageEligibilityResponse::getCreated))
        .map(answer -> read(answer, insurance(answer, coverage).orElseThrow(), known))
        .orElse(null);
  }

  private static boolean stands(CoverageEligibilityResponse answer) {
    return answer.getStatus() != EligibilityResponseStatus.CANCELLED
        && answer.getStatus() != EligibilityResponseStatus.ENTEREDINERROR;
  }

  private static Optional<InsuranceComponent> insurance(
      CoverageEligibilityResponse answer, Reference coverage) {
    return answer.getInsurance().stream()
        .filter(insurance -> CoverageReader.same(insurance.getCoverage(), coverage))
        .findFirst();
  }

  private static EligibilityAnswer read(
      CoverageEligibilityResponse answer, InsuranceComponent insurance, KnownResources known) {
    Type serviced = answer.getServiced();
    Period benefit = insurance.getBenefitPeriod();
    String error = answer.hasError() ? reason(answer) : null;
    return new EligibilityAnswer(
        FhirDates.day(answer.getCreatedElement()),
        first(serviced),
        last(serviced),
        answer.getOutcome() == RemittanceOutcome.COMPLETE && error == null,
        insurance.hasInforce() ? insurance.getInforce() : null,
        FhirDates.day(benefit.getStartElement()),
        FhirDates.day(benefit.getEndElement()),
        error,
        detail(answer, insurance));
  }

  /** An error without a code is an error all the same. */
  private static String reason(CoverageEligibilityResponse answer) {
    CodeableConcept code = answer.getErrorFirstRep().getCode();
    return Objects.requireNonNullElse(Codings.code(code), "error");
  }

  private static LocalDate first(Type serviced) {
    return serviced instanceof Period period
        ? FhirDates.day(period.getStartElement())
        : FhirDates.day((BaseDateTimeType) serviced);
  }

  private static LocalDate last(Type serviced) {
    return serviced instanceof Period period ? FhirDates.day(period.getEndElement()) : null;
  }

  private static EligibilityDetail detail(
      CoverageEligibilityResponse answer, InsuranceComponent insurance) {
    Extension member = answer.getExtensionByUrl(MEMBER);
    Patient patient = answer.getPatient().getResource() instanceof Patient own ? own : null;
    return new EligibilityDetail(
        member == null ? family(patient) : text(member, "family"),
        member == null ? birthDate(patient) : birthDate(member),
        otherPayers(insurance),
        insurance.getItem().stream().map(EligibilityReader::benefit).toList());
  }

  private static String family(Patient patient) {
    return patient == null ? null : patient.getNameFirstRep().getFamily();
  }

  private static LocalDate birthDate(Patient patient) {
    return patient == null ? null : FhirDates.day(patient.getBirthDateElement());
  }

  private static LocalDate birthDate(Extension member) {
    Extension part = member.getExtensionByUrl("birthDate");
    return part != null && part.getValue() instanceof DateType day ? FhirDates.day(day) : null;
  }

  /** Those the answer names (EB*R), and the kind of plan its own row tells (EB04). */
  private static List<OtherPayer> otherPayers(InsuranceComponent insurance) {
    List<OtherPayer> payers = new ArrayList<>();
    for (Extension other : insurance.getExtensionsByUrl(OTHER_PAYER)) {
      Extension days = other.getExtensionByUrl("period");
      Period period = days != null && days.getValue() instanceof Period told ? told : new Period();
      String planType = text(other, "planType");
      payers.add(
          new OtherPayer(
              text(other, "name"),
              text(other, "payerId"),
              planType,
              "primary".equals(text(other, "order"))
                  || PAYS_BEFORE_MEDICARE.contains(String.valueOf(planType)),
              FhirDates.day(period.getStartElement()),
              FhirDates.day(period.getEndElement())));
    }
    Extension own = insurance.getExtensionByUrl(PLAN_TYPE);
    if (own != null && own.getValue() != null) {
      Period days = insurance.getBenefitPeriod();
      payers.add(
          new OtherPayer(
              null,
              null,
              own.getValue().primitiveValue(),
              false,
              FhirDates.day(days.getStartElement()),
              FhirDates.day(days.getEndElement())));
    }
    return payers;
  }

  private static String text(Extension of, String part) {
    Extension found = of.getExtensionByUrl(part);
    return found == null || found.getValue() == null ? null : found.getValue().primitiveValue();
  }

  /** What is said of other networks than the plan's own says nothing of this claim. */
  private static Benefit benefit(ItemsComponent item) {
    boolean elsewhere = codes(item.getNetwork()).anyMatch("out"::equals);
    boolean excluded = item.getExcluded() || types(item).anyMatch(NOT_COVERED::contains);
    return new Benefit(
        Codings.code(item.getCategory(), Canonical.SERVICE_TYPE),
        procedures(item.getProductOrService()),
        excluded && !elsewhere ? Boolean.FALSE : null,
        item.hasAuthorizationRequired() && !elsewhere ? item.getAuthorizationRequired() : null,
        types(item).anyMatch(BY_REFERRAL::contains) ? Boolean.TRUE : null,
        item.getBenefit().stream().anyMatch(benefit -> isUsedUp(item, benefit)) ? true : null);
  }

  private static Stream<String> types(ItemsComponent item) {
    return item.getBenefit().stream().flatMap(benefit -> codes(benefit.getType()));
  }

  private static Stream<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream().map(Coding::getCode).filter(Objects::nonNull);
  }

  /** The procedures named by code; our own routes write the code as text. */
  private static List<String> procedures(CodeableConcept concept) {
    String code = Codings.code(concept, LineReader.CPT, LineReader.HCPCS);
    String named = code == null ? concept.getText() : code;
    return named == null || named.isBlank() ? List.of() : List.of(named.strip());
  }

  /** A limit with nothing left: told as what remains, or as all of it used. */
  private static boolean isUsedUp(ItemsComponent item, BenefitComponent benefit) {
    if (codes(benefit.getType()).noneMatch(LIMIT::contains)) {
      return false;
    }
    BigDecimal allowed = number(benefit.getAllowed());
    BigDecimal used = number(benefit.getUsed());
    boolean remaining = codes(item.getTerm()).anyMatch(REMAINING::equals);
    return (remaining && allowed != null && allowed.signum() == 0)
        || (allowed != null && used != null && used.compareTo(allowed) >= 0);
  }

  private static BigDecimal number(Type value) {
    if (value instanceof Money money) {
      return money.getValue();
    }
    return value instanceof UnsignedIntType count && count.hasValue()
        ? BigDecimal.valueOf(count.getValue())
        : null;
  }
}
