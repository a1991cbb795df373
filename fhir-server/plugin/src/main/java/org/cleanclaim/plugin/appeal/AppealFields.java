package org.cleanclaim.plugin.appeal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.claim.Names;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;

/** Fills the places of a letter from what is stored about its appeal. */
final class AppealFields {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  private static final String EIN = "urn:oid:2.16.840.1.113883.4.4";

  private AppealFields() {}

  /**
   * A passage of evidence that the letter gives word for word.
   *
   * @param source type, id and version of the resource that says it
   */
  record Quote(String source, String text) {}

  static LetterFields of(
      OpenAppeal appeal,
      AppealFile file,
      List<Evidence> picked,
      List<Quote> quotes,
      String signer,
      LocalDate today) {
    LetterFields fields = new LetterFields();
    fields.put("today", day(today), null);
    fields.put("signer.name", signer, null);
    fields.put("request", appeal.request(), key(appeal.task()));
    appeal(fields, appeal);
    file.practice.ifPresent(practice -> practice(fields, practice));
    fields.put(
        "payer.name",
        file.payer
            .map(Organization::getName)
            .or(() -> file.answer.map(answer -> answer.getInsurer().getDisplay()))
            .orElse(null),
        file.payer.map(AppealFields::key).orElse(null));
    patient(fields, file);
    claim(fields, appeal, file);
    if (file.authorization.isPresent()) {
      authorization(fields, file.authorization.get());
    } else {
      file.claim.ifPresent(
          claim ->
              fields.put(
                  "authorization.number",
                  AppealFile.authorizations(claim).stream().findFirst().orElse(null),
                  key(claim)));
    }
    eligibility(fields, file);
    riskNote(fields, file);
    fields.put("hasEvidence", picked.isEmpty() ? null : "yes", null);
    fields.put("evidence", evidence(picked));
    fields.put("quotes", quotes(quotes, picked));
    return fields;
  }

  private static void appeal(LetterFields fields, OpenAppeal appeal) {
    String task = key(appeal.task());
    String denial = key(appeal.denial());
    fields.put("appeal.levelName", title(appeal.levelName()), task);
    fields.put("appeal.isHigher", appeal.level() > 1 ? "yes" : null, task);
    fields.put("denial.code", appeal.code(), denial);
    fields.put("denial.amount", dollars(appeal.amount()), denial);
    fields.put("denial.date", day(appeal.denied()), denial);
    fields.put("denial.remarks", String.join(" ", appeal.remarks()), denial);
    fields.put("claim.number", appeal.claimNumber(), denial);
  }

  /** A level as a policy writes it, such as {@code redetermination}, at the head of a letter. */
  private static String title(String level) {
    return level == null || level.isBlank()
        ? "Appeal"
        : Character.toUpperCase(level.charAt(0)) + level.substring(1).replace('-', ' ');
  }

  private static void practice(LetterFields fields, Organization practice) {
    String source = key(practice);
    fields.put("practice.name", practice.getName(), source);
    fields.put("practice.npi", identifier(practice, NPI), source);
    fields.put("practice.taxId", identifier(practice, EIN), source);
    fields.put(
        "practice.phone",
        practice.getTelecom().stream()
            .filter(each -> each.getSystem() == ContactPoint.ContactPointSystem.PHONE)
            .map(ContactPoint::getValue)
            .findFirst()
            .orElse(null),
        source);
  }

  private static String identifier(Organization practice, String system) {
    return practice.getIdentifier().stream()
        .filter(each -> system.equals(each.getSystem()))
        .map(Identifier::getValue)
        .findFirst()
        .orElse(null);
  }

  private static void patient(LetterFields fields, AppealFile file) {
    file.patient.ifPresent(
        patient -> {
          fields.put("patient.name", name(patient.getNameFirstRep()), key(patient));
          fields.put(
              "patient.birthDate",
              patient.hasBirthDate() ? day(FhirDates.day(patient.getBirthDateElement())) : null,
              key(patient));
        });
    file.coverage.ifPresent(
        coverage -> {
          fields.put("patient.memberId", coverage.getSubscriberId(), key(coverage));
          fields.put(
              "coverage.order",
              coverage.hasOrder() ? String.valueOf(coverage.getOrder()) : null,
              key(coverage));
        });
  }

  private static String name(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }

  private static void claim(LetterFields fields, OpenAppeal appeal, AppealFile file) {
    file.answer.ifPresent(
        answer ->
            fields.put(
                "claim.payerNumber",
                answer.getIdentifier().stream()
                    .filter(
                        each ->
                            org.cleanclaim.plugin.Canonical.PAYER_CLAIM_NUMBER.equals(
                                each.getSystem()))
                    .map(Identifier::getValue)
                    .findFirst()
                    .orElse(null),
                key(answer)));
    if (file.claim.isEmpty()) {
      return;
    }
    Claim claim = file.claim.get();
    String source = key(claim);
    if (!fields.isKnown("claim.number")) {
      fields.put("claim.number", claim.getIdentifierFirstRep().getValue(), source);
    }
    List<LocalDate> days =
        claim.getItem().stream()
            .map(AppealFields::served)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (!days.isEmpty()) {
      LocalDate first = days.get(0);
      LocalDate last = days.get(days.size() - 1);
      fields.put(
          "claim.serviceDates",
          first.equals(last) ? day(first) : day(first) + " to " + day(last),
          source);
    }
    BigDecimal billed =
        claim.getTotal().hasValue()
            ? claim.getTotal().getValue()
            : claim.getItem().stream()
                .map(item -> item.getNet().getValue())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    fields.put("claim.billed", dollars(billed), source);
    List<Integer> denied = AppealDesk.deniedLines(appeal);
    List<Claim.ItemComponent> lines =
        claim.getItem().stream()
            .filter(item -> denied.contains(item.getSequence()) || denied.contains(0))
            .toList();
    fields.put(
        "modifier.is25", lines.stream().anyMatch(AppealFields::has25) ? "yes" : null, source);
    fields.put(
        "lines",
        lines.stream().map(item -> line(claim, item, appeal, file.answer.orElse(null))).toList());
  }

  private static boolean has25(Claim.ItemComponent item) {
    return item.getModifier().stream()
        .flatMap(concept -> concept.getCoding().stream())
        .anyMatch(coding -> "25".equals(coding.getCode()));
  }

  private static LocalDate served(Claim.ItemComponent item) {
    if (item.hasServicedDateType()) {
      return FhirDates.day(item.getServicedDateType());
    }
    return item.hasServicedPeriod()
        ? FhirDates.day(item.getServicedPeriod().getStartElement())
        : null;
  }

  private static Map<String, String> line(
      Claim claim, Claim.ItemComponent item, OpenAppeal appeal, ClaimResponse answer) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("number", String.valueOf(item.getSequence()));
    line.put("code", Names.line(item));
    line.put("date", day(served(item)));
    line.put("billed", dollars(item.getNet().getValue()));
    line.put("denied", dollars(denied(item, appeal, answer)));
    line.put(
        "units",
        item.getQuantity().hasValue()
            ? item.getQuantity().getValue().stripTrailingZeros().toPlainString()
            : "1");
    line.put(
        "diagnoses",
        item.getDiagnosisSequence().stream()
            .flatMap(
                pointer ->
                    claim.getDiagnosis().stream()
                        .filter(each -> each.getSequence() == pointer.getValue())
                        .filter(Claim.DiagnosisComponent::hasDiagnosisCodeableConcept)
                        .map(Claim.DiagnosisComponent::getDiagnosisCodeableConcept))
            .map(AppealFields::diagnosis)
            .collect(Collectors.joining(", ")));
    return line;
  }

  private static String diagnosis(CodeableConcept concept) {
    return concept.getCodingFirstRep().getCode();
  }

  /** What the payer took off a line by the reasons it denied by. */
  private static BigDecimal denied(
      Claim.ItemComponent item, OpenAppeal appeal, ClaimResponse answer) {
    if (answer == null) {
      return null;
    }
    return answer.getItem().stream()
        .filter(each -> each.getItemSequence() == item.getSequence())
        .flatMap(each -> each.getAdjudication().stream())
        .filter(entry -> entry.hasReason() && entry.getAmount().hasValue())
        .filter(entry -> appeal.carcs().contains(entry.getReason().getCodingFirstRep().getCode()))
        .map(entry -> entry.getAmount().getValue())
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private static void authorization(LetterFields fields, ClaimResponse authorization) {
    String source = key(authorization);
    fields.put("authorization.number", authorization.getPreAuthRef(), source);
    if (authorization.getPreAuthPeriod().hasStart()) {
      fields.put(
          "authorization.from",
          day(FhirDates.day(authorization.getPreAuthPeriod().getStartElement())),
          source);
    }
    if (authorization.getPreAuthPeriod().hasEnd()) {
      fields.put(
          "authorization.to",
          day(FhirDates.day(authorization.getPreAuthPeriod().getEndElement())),
          source);
    }
  }

  private static void eligibility(LetterFields fields, AppealFile file) {
    file.eligibility()
        .filter(answer -> answer.getInsurance().stream().anyMatch(each -> each.getInforce()))
        .ifPresent(
            answer -> {
              String source = key(answer);
              fields.put(
                  "eligibility.checkedOn", day(FhirDates.day(answer.getCreatedElement())), source);
              answer.getInsurance().stream()
                  .filter(each -> each.getInforce())
                  .map(each -> each.getBenefitPeriod())
                  .findFirst()
                  .ifPresent(
                      period -> {
                        fields.put(
                            "eligibility.from",
                            period.hasStart() ? day(FhirDates.day(period.getStartElement())) : null,
                            source);
                        fields.put(
                            "eligibility.to",
                            period.hasEnd() ? day(FhirDates.day(period.getEndElement())) : null,
                            source);
                      });
            });
  }

  private static void riskNote(LetterFields fields, AppealFile file) {
    file.riskNote()
        .ifPresent(
            note -> {
              DocumentReference document = (DocumentReference) note.resource();
              fields.put(
                  "riskNote.text", String.join(" ", EvidenceTexts.of(document)), note.reference());
              fields.put(
                  "riskNote.author",
                  document.getAuthorFirstRep().hasDisplay()
                      ? document.getAuthorFirstRep().getDisplay()
                      : "the treating clinician",
                  note.reference());
              fields.put("riskNote.date", day(note.date()), note.reference());
            });
  }

  private static List<Map<String, String>> evidence(List<Evidence> picked) {
    List<Map<String, String>> rows = new ArrayList<>();
    IntStream.range(0, picked.size())
        .forEach(
            i -> {
              Map<String, String> row = new LinkedHashMap<>();
              row.put("number", String.valueOf(i + 1));
              row.put("title", picked.get(i).title());
              row.put("date", day(picked.get(i).date()));
              rows.add(row);
            });
    return rows;
  }

  private static List<Map<String, String>> quotes(List<Quote> quotes, List<Evidence> picked) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Quote quote : quotes) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("text", quote.text());
      picked.stream()
          .filter(each -> each.reference().equals(quote.source()))
          .findFirst()
          .ifPresent(
              each -> {
                row.put("title", each.title());
                row.put("date", day(each.date()));
              });
      rows.add(row);
    }
    return rows;
  }

  /** Where something was read: type, id and version. */
  private static String key(Resource resource) {
    return resource.fhirType()
        + "/"
        + resource.getIdElement().getIdPart()
        + (resource.getIdElement().hasVersionIdPart()
            ? "/_history/" + resource.getIdElement().getVersionIdPart()
            : "");
  }

  private static String day(LocalDate day) {
    return day == null ? null : DAY.format(day);
  }

  private static String dollars(BigDecimal amount) {
    return amount == null ? null : NumberFormat.getCurrencyInstance(Locale.US).format(amount);
  }
}
