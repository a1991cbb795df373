package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** What is stored about an appeal: claim, answer, patient, coverage, and what can be enclosed. */
final class AppealFile {

  /** A kind of document that proves filing: the packet of the routes, or a site's own proof. */
  static final String FILING_PROOF = "filing-proof";

  private final DaoRegistry daos;
  private final TransactionWrites writes;
  final Optional<Claim> claim;
  final Optional<ClaimResponse> answer;
  final Optional<Patient> patient;
  final Optional<Coverage> coverage;
  final Optional<Organization> practice;
  final Optional<Organization> payer;
  final Optional<ClaimResponse> authorization;
  final List<Evidence> evidence;

  AppealFile(DaoRegistry daos, OpenAppeal appeal, TransactionWrites writes) {
    this.daos = daos;
    this.writes = writes;
    claim =
        appeal.denial().getBasedOn().stream().findFirst().flatMap(each -> read(Claim.class, each));
    answer = read(ClaimResponse.class, appeal.denial().getFocus());
    patient = read(Patient.class, appeal.denial().getFor());
    coverage =
        claim.map(AppealFile::billed).flatMap(each -> read(Coverage.class, each.getCoverage()));
    practice = claim.flatMap(each -> read(Organization.class, each.getProvider()));
    payer =
        coverage
            .flatMap(each -> read(Organization.class, each.getPayorFirstRep()))
            .or(() -> answer.flatMap(each -> read(Organization.class, each.getInsurer())));
    authorization = claim.flatMap(this::authorization);
    evidence = List.copyOf(found());
  }

  private static Claim.InsuranceComponent billed(Claim claim) {
    return claim.getInsurance().stream()
        .filter(Claim.InsuranceComponent::getFocal)
        .findFirst()
        .orElseGet(claim::getInsuranceFirstRep);
  }

  /** The resource a reference names, in the version it names if it names one. */
  private <T extends Resource> Optional<T> read(Class<T> type, Reference reference) {
    if (reference == null || !reference.hasReference()) {
      return Optional.empty();
    }
    IdType id = new IdType(reference.getReference());
    if (!type.getSimpleName().equals(id.getResourceType())) {
      return Optional.empty();
    }
    return read(type, id.toUnqualified());
  }

  private <T extends Resource> Optional<T> read(Class<T> type, IdType id) {
    try {
      return Optional.of(daos.getResourceDao(type).read(id, writes.request()));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  /** Numbers of authorizations that the claim names. */
  static Set<String> authorizations(Claim of) {
    Set<String> numbers = new LinkedHashSet<>();
    of.getInsurance()
        .forEach(each -> each.getPreAuthRef().forEach(number -> numbers.add(number.getValue())));
    numbers.removeIf(Objects::isNull);
    return numbers;
  }

  /** The authorization that the claim names, if it was given for days and services of the claim. */
  private Optional<ClaimResponse> authorization(Claim of) {
    Set<String> numbers = authorizations(of);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    return ofPatient(ClaimResponse.class, ClaimResponse.SP_PATIENT, of.getPatient()).stream()
        .filter(
            response ->
                response.getUse() == ClaimResponse.Use.PREAUTHORIZATION
                    && response.getOutcome() == ClaimResponse.RemittanceOutcome.COMPLETE
                    && numbers.contains(response.getPreAuthRef())
                    && coversDays(response, of)
                    && coversServices(response, of))
        .max(Comparator.comparing(response -> response.getMeta().getLastUpdated()));
  }

  private static boolean coversDays(ClaimResponse authorization, Claim of) {
    LocalDate from =
        authorization.getPreAuthPeriod().hasStart()
            ? FhirDates.day(authorization.getPreAuthPeriod().getStartElement())
            : null;
    LocalDate to =
        authorization.getPreAuthPeriod().hasEnd()
            ? FhirDates.day(authorization.getPreAuthPeriod().getEndElement())
            : null;
    return days(of).stream()
        .allMatch(day -> (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to)));
  }

  /** Where it names services, one of the claim's is among them. */
  private static boolean coversServices(ClaimResponse authorization, Claim of) {
    Set<String> named =
        authorization.getAddItem().stream()
            .map(item -> item.getProductOrService().getCodingFirstRep().getCode())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return named.isEmpty()
        || of.getItem().stream()
            .anyMatch(
                item -> named.contains(item.getProductOrService().getCodingFirstRep().getCode()));
  }

  private <T extends Resource> List<T> ofPatient(
      Class<T> type, String parameter, Reference patient) {
    if (!patient.hasReference()) {
      return List.of();
    }
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(parameter, new ReferenceParam(patient.getReference()));
    search.setLoadSynchronousUpTo(500);
    return daos.getResourceDao(type).search(search, writes.request()).getAllResources().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private List<Evidence> found() {
    List<Evidence> found = new ArrayList<>();
    claim.ifPresent(
        of -> {
          Set<LocalDate> days = days(of);
          Set<String> visits = visits(of);
          ofPatient(DocumentReference.class, DocumentReference.SP_PATIENT, of.getPatient()).stream()
              .filter(
                  document ->
                      document.getStatus() != null
                          && "current".equals(document.getStatus().toCode()))
              .filter(document -> concerns(document, of, visits, days))
              .forEach(document -> found.add(evidence(document)));
          ofPatient(DiagnosticReport.class, DiagnosticReport.SP_PATIENT, of.getPatient()).stream()
              .filter(
                  report ->
                      visits.contains(report.getEncounter().getReference())
                          || isNear(day(report), days))
              .forEach(report -> found.add(evidence(report)));
          ofPatient(Observation.class, Observation.SP_PATIENT, of.getPatient()).stream()
              .filter(AppealFile::isResult)
              .filter(
                  result ->
                      visits.contains(result.getEncounter().getReference())
                          || isNear(day(result.getEffective()), days))
              .filter(result -> !EvidenceTexts.of(result).isEmpty())
              .forEach(result -> found.add(evidence(result)));
          ofPatient(ImagingStudy.class, ImagingStudy.SP_PATIENT, of.getPatient()).stream()
              .filter(study -> study.getStatus() == ImagingStudy.ImagingStudyStatus.AVAILABLE)
              .filter(
                  study ->
                      visits.contains(study.getEncounter().getReference())
                          || isNear(FhirDates.day(study.getStartedElement()), days))
              .filter(study -> !EvidenceTexts.of(study).isEmpty())
              .forEach(study -> found.add(evidence(study)));
          ofPatient(
                  CoverageEligibilityResponse.class,
                  CoverageEligibilityResponse.SP_PATIENT,
                  of.getPatient())
              .stream()
              .filter(each -> each.getOutcome() != null && isOf(each, days) && isOfPayer(each))
              .max(Comparator.comparing(CoverageEligibilityResponse::getCreated))
              .ifPresent(each -> found.add(evidence(each)));
        });
    authorization.ifPresent(each -> found.add(evidence(each)));
    answer.ifPresent(each -> found.add(evidence(each)));
    found.sort(
        Comparator.comparing(Evidence::date, Comparator.nullsLast(Comparator.naturalOrder())));
    return found;
  }

  private static Set<LocalDate> days(Claim of) {
    Set<LocalDate> days = new LinkedHashSet<>();
    of.getItem()
        .forEach(
            item -> {
              if (item.hasServicedDateType()) {
                days.add(FhirDates.day(item.getServicedDateType()));
              } else if (item.hasServicedPeriod()) {
                days.add(FhirDates.day(item.getServicedPeriod().getStartElement()));
              }
            });
    if (days.isEmpty() && of.getBillablePeriod().hasStart()) {
      days.add(FhirDates.day(of.getBillablePeriod().getStartElement()));
    }
    days.removeIf(Objects::isNull);
    return days;
  }

  private static Set<String> visits(Claim of) {
    Set<String> visits = new LinkedHashSet<>();
    of.getItem()
        .forEach(item -> item.getEncounter().forEach(each -> visits.add(each.getReference())));
    visits.removeIf(Objects::isNull);
    return visits;
  }

  private static boolean concerns(
      DocumentReference document, Claim of, Set<String> visits, Set<LocalDate> days) {
    String claimReference = "Claim/" + of.getIdElement().getIdPart();
    boolean named =
        document.getContext().getRelated().stream()
            .anyMatch(each -> claimReference.equals(each.getReference()));
    boolean ofVisit =
        document.getContext().getEncounter().stream()
            .anyMatch(each -> visits.contains(each.getReference()));
    LocalDate day = day(document);
    return named || ofVisit || (day != null && days.contains(day));
  }

  /** Results come some days before or after the visit they belong to. */
  private static boolean isNear(LocalDate day, Set<LocalDate> days) {
    return day != null
        && days.stream()
            .anyMatch(each -> !day.isBefore(each.minusDays(30)) && !day.isAfter(each.plusDays(30)));
  }

  /** A word of the payer that was billed, and of no other the patient has. */
  private boolean isOfPayer(CoverageEligibilityResponse answer) {
    List<String> covered =
        answer.getInsurance().stream()
            .map(each -> each.getCoverage().getReferenceElement().getIdPart())
            .filter(Objects::nonNull)
            .toList();
    if (!covered.isEmpty()) {
      return coverage
          .map(billed -> covered.contains(billed.getIdElement().getIdPart()))
          .orElse(false);
    }
    String insurer = answer.getInsurer().getReferenceElement().getIdPart();
    return payer.map(billed -> billed.getIdElement().getIdPart().equals(insurer)).orElse(false);
  }

  /**
   * An answer for a day of the claim, or asked on it; not one that was asked after the visit, on
   * which nobody relied.
   */
  private static boolean isOf(CoverageEligibilityResponse answer, Collection<LocalDate> days) {
    LocalDate asked = FhirDates.day(answer.getCreatedElement());
    LocalDate served =
        answer.hasServicedDateType()
            ? FhirDates.day(answer.getServicedDateType())
            : answer.hasServicedPeriod()
                ? FhirDates.day(answer.getServicedPeriod().getStartElement())
                : asked;
    return days.contains(served) && (asked == null || !asked.isAfter(served));
  }

  private static LocalDate day(DocumentReference document) {
    if (document.getContext().getPeriod().hasStart()) {
      return FhirDates.day(document.getContext().getPeriod().getStartElement());
    }
    return document.hasDate() ? FhirDates.day(document.getDateElement()) : null;
  }

  private static LocalDate day(DiagnosticReport report) {
    return day(report.getEffective());
  }

  private static LocalDate day(Type effective) {
    if (effective instanceof DateTimeType moment) {
      return FhirDates.day(moment);
    }
    return effective instanceof Period period ? FhirDates.day(period.getStartElement()) : null;
  }

  /** Something that was measured and stands; drafts and mistakes are no evidence. */
  private static boolean isResult(Observation observation) {
    return Set.of(
            Observation.ObservationStatus.FINAL,
            Observation.ObservationStatus.AMENDED,
            Observation.ObservationStatus.CORRECTED)
        .contains(observation.getStatus());
  }

  private static Evidence evidence(Observation result) {
    return new Evidence(
        "report",
        words(EvidenceTexts.words(result.getCode()), "Result"),
        day(result.getEffective()),
        result);
  }

  private static Evidence evidence(ImagingStudy study) {
    return new Evidence(
        "report",
        words(study.getDescription(), "Imaging study"),
        FhirDates.day(study.getStartedElement()),
        study);
  }

  private static String words(String words, String otherwise) {
    return words == null || words.isBlank() ? otherwise : words;
  }

  private static Evidence evidence(DiagnosticReport report) {
    return new Evidence("report", words(report.getCode().getText(), "Report"), day(report), report);
  }

  private static Evidence evidence(CoverageEligibilityResponse answer) {
    return new Evidence(
        "eligibility",
        "The payer's answer about coverage",
        FhirDates.day(answer.getCreatedElement()),
        answer);
  }

  private static Evidence evidence(ClaimResponse response) {
    boolean authorization = response.getUse() == ClaimResponse.Use.PREAUTHORIZATION;
    return new Evidence(
        authorization ? "authorization" : "remittance",
        authorization
            ? "Authorization " + response.getPreAuthRef()
            : "The payer's answer to the claim",
        FhirDates.day(response.getCreatedElement()),
        response);
  }

  private static Evidence evidence(DocumentReference document) {
    String kind =
        Stream.concat(document.getCategory().stream(), Stream.of(document.getType()))
            .flatMap(concept -> concept.getCoding().stream())
            .filter(coding -> Canonical.DOCUMENT_CATEGORY.equals(coding.getSystem()))
            .map(
                coding ->
                    "denial-risk-note".equals(coding.getCode()) ? "risk-note" : coding.getCode())
            .filter(code -> Set.of("risk-note", FILING_PROOF).contains(code))
            .findFirst()
            .orElse("note");
    String title =
        words(
            document.getDescription(),
            words(
                document.getType().getText(),
                words(
                    document.getContentFirstRep().getAttachment().getTitle(),
                    "risk-note".equals(kind) ? "Denial-risk note" : "Note")));
    return new Evidence(kind, title, day(document), document);
  }

  /**
   * The evidence a caller wants, in this order, with what is stored apart read in.
   *
   * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException where one does not
   *     concern the claim, or is not there in the version that is meant
   */
  List<Evidence> picked(List<String> references) {
    return references.stream()
        .map(IdType::new)
        .map(
            id ->
                meant(
                    candidate(id)
                        .orElseThrow(
                            () ->
                                BadParameter.unfit(
                                    "evidence",
                                    "%s is nothing that concerns this claim and can be enclosed."
                                        .formatted(id.getValue()))),
                    id))
        .toList();
  }

  /** The same of a draft: what was fit then stays so, though a newer answer has come since. */
  List<Evidence> kept(List<String> references) {
    return references.stream()
        .map(IdType::new)
        .map(
            id ->
                meant(
                    candidate(id)
                        .or(() -> stored(id))
                        .orElseThrow(
                            () ->
                                BadParameter.unfit(
                                    "evidence",
                                    "%s of the draft cannot be read any more."
                                        .formatted(id.getValue()))),
                    id))
        .toList();
  }

  private Optional<Evidence> candidate(IdType id) {
    return evidence.stream()
        .filter(
            each ->
                each.resource().fhirType().equals(id.getResourceType())
                    && each.resource().getIdElement().getIdPart().equals(id.getIdPart()))
        .findFirst();
  }

  private Optional<Evidence> stored(IdType id) {
    return switch (String.valueOf(id.getResourceType())) {
      case "DocumentReference" -> read(DocumentReference.class, id).map(AppealFile::evidence);
      case "DiagnosticReport" -> read(DiagnosticReport.class, id).map(AppealFile::evidence);
      case "Observation" -> read(Observation.class, id).map(AppealFile::evidence);
      case "ImagingStudy" -> read(ImagingStudy.class, id).map(AppealFile::evidence);
      case "CoverageEligibilityResponse" ->
          read(CoverageEligibilityResponse.class, id).map(AppealFile::evidence);
      case "ClaimResponse" -> read(ClaimResponse.class, id).map(AppealFile::evidence);
      default -> Optional.empty();
    };
  }

  /** In the version that is meant; another one in its place would be another piece of evidence. */
  private Evidence meant(Evidence known, IdType id) {
    Resource resource = known.resource();
    if (id.hasVersionIdPart()
        && !id.getVersionIdPart().equals(resource.getIdElement().getVersionIdPart())) {
      resource =
          read(resource.getClass().asSubclass(Resource.class), id)
              .map(Resource.class::cast)
              .orElseThrow(
                  () ->
                      BadParameter.unfit(
                          "evidence", "%s is not there in that version.".formatted(id.getValue())));
    }
    return new Evidence(known.kind(), known.title(), known.date(), filled(resource));
  }

  private Resource filled(Resource resource) {
    Resource copy = resource.copy();
    copy.setIdElement(resource.getIdElement().copy());
    if (copy instanceof DocumentReference document) {
      document.getContent().forEach(content -> fill(content.getAttachment()));
    } else if (copy instanceof DiagnosticReport report) {
      report.getPresentedForm().forEach(this::fill);
    }
    return copy;
  }

  private void fill(Attachment attachment) {
    if (attachment.getData() != null || !attachment.hasUrl()) {
      return;
    }
    IdType id = new IdType(attachment.getUrl());
    if ("Binary".equals(id.getResourceType())) {
      read(Binary.class, id.toUnqualified())
          .ifPresent(
              binary -> {
                attachment.setData(binary.getData());
                if (!attachment.hasContentType()) {
                  attachment.setContentType(binary.getContentType());
                }
              });
    }
  }

  /** The clinician's word on why care departed from the usual, written before anybody denied it. */
  Optional<Evidence> riskNote() {
    return evidence.stream().filter(each -> "risk-note".equals(each.kind())).findFirst();
  }

  Optional<CoverageEligibilityResponse> eligibility() {
    return evidence.stream()
        .filter(each -> "eligibility".equals(each.kind()))
        .map(each -> (CoverageEligibilityResponse) each.resource())
        .findFirst();
  }
}
