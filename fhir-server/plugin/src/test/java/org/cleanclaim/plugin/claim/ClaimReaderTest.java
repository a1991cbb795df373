package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;
import org.cleanclaim.edits.facts.Accident;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.CodeSystem;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Every fact of a Claim is found where the mapping says, and nothing is invented. */
class ClaimReaderTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Claim claim =
      FHIR.newJsonParser()
          .parseResource(Claim.class, getClass().getResourceAsStream("/claims/everything.json"));
  private final ClaimFacts facts = ClaimReader.read(claim, new KnownResources());

  @Test
  void readsPatientAndProviders() {
    assertThat(facts.patient().birthDate()).isEqualTo("1969-02-03");
    assertThat(facts.patient().gender()).isEqualTo(Gender.FEMALE);
    assertThat(facts.patient().family()).isEqualTo("Reyes");
    assertThat(facts.patient().address().zip()).isEqualTo("45402");
    assertThat(facts.billing().npi()).isEqualTo("1234567893");
    assertThat(facts.billing().taxId()).isEqualTo("12-3456789");
    assertThat(facts.billing().organization()).isTrue();
  }

  @Test
  void readsCareTeamThroughItsRole() {
    assertThat(facts.careTeam())
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.role()).isEqualTo(CareRole.RENDERING);
              assertThat(member.npi()).isEqualTo("1245319599");
              assertThat(member.taxonomy()).isEqualTo("207Q00000X");
            });
  }

  @Test
  void readsCoverageAndItsPayer() {
    Coverage coverage = facts.billedCoverage();
    assertThat(coverage.start()).isEqualTo("2026-01-01");
    assertThat(coverage.end()).isEqualTo("2026-12-31");
    assertThat(coverage.subscriberId()).isEqualTo("NW1");
    assertThat(coverage.payerIds()).contains("northwind-commercial");
    assertThat(coverage.belongsToPatient()).isTrue();
    assertThat(facts.authorizations()).extracting(a -> a.number()).containsExactly("A-1");
  }

  @Test
  void readsLines() {
    Line first = facts.lines().get(0);
    assertThat(first.code()).isEqualTo("20610");
    assertThat(first.codeSystem()).isEqualTo(CodeSystem.CPT);
    assertThat(first.modifiers()).containsExactly("RT", "59");
    assertThat(first.from()).isEqualTo("2026-11-20");
    assertThat(first.charge()).isEqualByComparingTo("181.00");
    assertThat(first.place()).isEqualTo("11");
    assertThat(first.diagnosisPointers()).containsExactly(1);
    assertThat(first.encounterId()).isEqualTo("e1");

    Line second = facts.lines().get(1);
    assertThat(second.codeSystem()).isEqualTo(CodeSystem.HCPCS);
    assertThat(second.through()).isEqualTo("2026-11-21");
    assertThat(second.start()).isEqualTo(Instant.parse("2026-11-20T13:30:00Z"));
    assertThat(second.charge()).isEqualByComparingTo("12.25");
    assertThat(second.place()).isNull();
  }

  @Test
  void readsTheRest() {
    assertThat(facts.diagnoses()).extracting(d -> d.code()).containsExactly("M1711");
    assertThat(facts.frequency()).isEqualTo("7");
    assertThat(facts.replaces()).isEqualTo("ICN123");
    assertThat(facts.clia()).isEqualTo("12D3456789");
    assertThat(facts.created()).isEqualTo("2026-11-23");
    assertThat(facts.total()).isEqualByComparingTo("193.25");
    assertThat(facts.accident()).isEqualTo(new Accident(LocalDate.of(2026, 11, 2), "AA", "OH"));
    assertThat(facts.information())
        .extracting(SupportingInfo::category)
        .containsExactly("note", "emergency", "onset", "drug-code");
    assertThat(facts.information().get(3).code()).isEqualTo("00012345678");
  }

  @Test
  void readsWhatThePayerBeforePaid() {
    ClaimResponse paid = new ClaimResponse();
    paid.setId("primary");
    paid.setUse(ClaimResponse.Use.CLAIM);
    paid.getPayment().setDateElement(new DateType("2026-10-01"));
    paid.getPayment().setAmount(new Money().setValue(80));
    paid.addItem()
        .addAdjudication()
        .setCategory(Concepts.of(Canonical.GROUP_CODE, "CO"))
        .setAmount(new Money().setValue(20.5));
    Claim secondary = new Claim();
    secondary
        .addInsurance()
        .setCoverage(new Reference("Coverage/first"))
        .setClaimResponse(new Reference("ClaimResponse/primary"));
    Coverage before =
        ClaimReader.read(secondary, new KnownResources().add(paid)).coverages().get(0);
    assertThat(before.priorPayment().paid()).isEqualByComparingTo("80");
    assertThat(before.priorPayment().adjusted()).isEqualByComparingTo("20.5");
    assertThat(before.priorPayment().date()).isEqualTo("2026-10-01");
  }

  @Test
  void inventsNothingForAnEmptyClaim() {
    ClaimFacts empty = ClaimReader.read(new Claim(), new KnownResources());
    assertThat(empty.patient().birthDate()).isNull();
    assertThat(empty.billing().npi()).isNull();
    assertThat(empty.lines()).isEmpty();
    assertThat(empty.coverages()).isEmpty();
    assertThat(empty.total()).isNull();
  }

  @Test
  void knowsEarlierClaimsOfThePatientOnly() {
    Claim now = other("now", "Patient/a");
    KnownResources known =
        new KnownResources()
            .add(other("before", "Patient/a"))
            .add(other("stranger", "Patient/b"))
            .add(other("draft", "Patient/a").setStatus(Claim.ClaimStatus.DRAFT))
            .add(other("void", "Patient/a").setStatus(Claim.ClaimStatus.CANCELLED));
    assertThat(ClaimReader.read(now, known).earlier())
        .extracting(e -> e.claim().id(), EarlierClaim::status)
        .containsExactly(
            tuple("before", EarlierClaim.Status.ACTIVE), tuple("void", EarlierClaim.Status.VOIDED));
  }

  @Test
  void aReplacementThatDoesNotSayThePayersNumberIsReadToo() {
    Claim now = other("now", "Patient/a");
    now.addRelated().setClaim(new Reference("Claim/first"));
    KnownResources known = new KnownResources().add(other("first", "Patient/a"));
    assertThat(ClaimReader.read(now, known).earlier())
        .extracting(e -> e.claim().id(), EarlierClaim::payerNumber)
        .containsExactly(tuple("first", null));
  }

  @Test
  void thePayersAnswerTellsWhatBecameOfAnEarlierClaim() {
    Claim now = other("now", "Patient/a");
    KnownResources known =
        new KnownResources()
            .add(other("paid", "Patient/a"))
            .add(other("refused", "Patient/a"))
            .add(other("unprocessable", "Patient/a"))
            .add(answer("paid", ClaimResponse.RemittanceOutcome.COMPLETE, "ICN9"))
            .add(answer("refused", ClaimResponse.RemittanceOutcome.ERROR, null));
    ClaimResponse unprocessable =
        answer("unprocessable", ClaimResponse.RemittanceOutcome.COMPLETE, "ICN8");
    unprocessable.addProcessNote().setText("MA130");
    known.add(unprocessable);
    assertThat(ClaimReader.read(now, known).earlier())
        .extracting(e -> e.claim().id(), EarlierClaim::status, EarlierClaim::payerNumber)
        .containsExactly(
            tuple("paid", EarlierClaim.Status.ADJUDICATED, "ICN9"),
            tuple("refused", EarlierClaim.Status.REJECTED, null),
            tuple("unprocessable", EarlierClaim.Status.REJECTED, "ICN8"));
  }

  @Test
  void thePayersNumberIsToldByItsSystemAndNoneOfOursStandsForIt() {
    ClaimResponse remitted = answer("paid", ClaimResponse.RemittanceOutcome.COMPLETE, null);
    remitted.addIdentifier().setSystem(Canonical.BASE + "/remittance-claim").setValue("trace-1");
    assertThat(numberOf(remitted)).as("an 835 without CLP07").isNull();
    remitted.addIdentifier().setSystem("https://payer.example/other").setValue("X1");
    remitted.addIdentifier().setSystem(Canonical.PAYER_CLAIM_NUMBER).setValue("ICN9");
    assertThat(numberOf(remitted)).isEqualTo("ICN9");
  }

  private static String numberOf(ClaimResponse answer) {
    return ClaimReader.read(
            other("now", "Patient/a"),
            new KnownResources().add(other("paid", "Patient/a")).add(answer))
        .earlier()
        .get(0)
        .payerNumber();
  }

  @Test
  void whereAClaimStandsCountsOnlyWhileNothingElseIsSaid() {
    ClaimResponse decided = answer("paid", ClaimResponse.RemittanceOutcome.COMPLETE, "ICN9");
    decided.setCreated(Date.from(Instant.parse("2026-11-01T00:00:00Z")));
    ClaimResponse standing = answer("paid", ClaimResponse.RemittanceOutcome.QUEUED, "ICN9");
    standing.setId("standing");
    standing.setCreated(Date.from(Instant.parse("2026-11-20T00:00:00Z")));
    KnownResources known = new KnownResources().add(other("paid", "Patient/a")).add(standing);
    Claim now = other("now", "Patient/a");
    assertThat(ClaimReader.read(now, known).earlier())
        .extracting(EarlierClaim::status)
        .containsExactly(EarlierClaim.Status.ACTIVE);
    known.add(decided);
    assertThat(ClaimReader.read(now, known).earlier())
        .extracting(EarlierClaim::status)
        .containsExactly(EarlierClaim.Status.ADJUDICATED);
  }

  @Test
  void aReplacementReplacesTheClaimItRefersTo() {
    Claim now = other("now", "Patient/a");
    now.addRelated()
        .setClaim(new Reference("Claim/old"))
        .setRelationship(Concepts.of("x", "prior"))
        .getReference()
        .setValue("ICN1");
    KnownResources known =
        new KnownResources().add(other("old", "Patient/a")).add(other("else", "Patient/a"));
    ClaimFacts facts = ClaimReader.read(now, known);
    assertThat(facts.earlier())
        .filteredOn(facts::replaces)
        .extracting(e -> e.claim().id())
        .containsExactly("old");
  }

  @Test
  void historyWithoutPatientOrUseIsThePatients() {
    Claim now = other("now", "Patient/a");
    Claim sent = other("sent", null);
    sent.setUse(null);
    sent.setPatient(null);
    assertThat(ClaimReader.read(now, new KnownResources().add(sent)).earlier()).hasSize(1);
  }

  @Test
  void theIdentifiersTypeTellsTheCertificate() {
    assertThat(waiver("Certificate of Waiver")).isTrue();
    assertThat(waiver("Certificate of Compliance")).isFalse();
    assertThat(waiver(null)).isNull();
  }

  private static Boolean waiver(String type) {
    Location laboratory = new Location();
    laboratory.setId("lab");
    laboratory
        .addIdentifier()
        .setSystem(Canonical.CLIA)
        .setValue("12D3456789")
        .getType()
        .setText(type);
    Claim claim = new Claim();
    claim.setFacility(new Reference("Location/lab"));
    return ClaimReader.read(claim, new KnownResources().add(laboratory)).cliaWaiver();
  }

  private static ClaimResponse answer(
      String claim, ClaimResponse.RemittanceOutcome outcome, String number) {
    ClaimResponse answer = new ClaimResponse();
    answer.setId("answer-" + claim);
    answer.setUse(ClaimResponse.Use.CLAIM);
    answer.setRequest(new Reference("Claim/" + claim));
    answer.setOutcome(outcome);
    if (number != null) {
      answer.addIdentifier().setValue(number);
    }
    return answer;
  }

  private static Claim other(String id, String patient) {
    Claim claim = new Claim();
    claim.setId(id);
    claim.setUse(Claim.Use.CLAIM);
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setPatient(new Reference(patient));
    return claim;
  }

  @Test
  void anAttachmentSaysWhatItIsAndWhetherItIsThere() {
    DocumentReference report = new DocumentReference();
    report.setId("DocumentReference/report");
    report.setType(Concepts.of("http://loinc.org", "11504-8"));
    report.setDocStatus(DocumentReference.ReferredDocumentStatus.FINAL);
    report.setAuthenticator(new Reference("Practitioner/shah"));
    KnownResources known = new KnownResources();
    known.add(report);
    assertThat(document(known, info -> info.setValue(new Reference("DocumentReference/report"))))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB", "11504-8"), true, true));
    report.setAuthenticator(null);
    assertThat(document(known, info -> info.setValue(new Reference("DocumentReference/report"))))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB", "11504-8"), false, true));
    assertThat(document(known, info -> info.setValue(new Reference("DocumentReference/none"))))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB"), null, null));
    assertThat(document(known, info -> info.setValue(new Attachment().setUrl("urn:x"))))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB"), null, true));
    assertThat(document(known, info -> {}))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB"), null, false));
    assertThat(
            document(known, info -> info.setReason(Concepts.of("http://example.org/ways", "FX"))))
        .isEqualTo(new SupportingInfo.Document(Set.of("OB"), null, null));
  }

  private static SupportingInfo.Document document(
      KnownResources known, Consumer<Claim.SupportingInformationComponent> value) {
    Claim one = new Claim();
    Claim.SupportingInformationComponent info =
        one.addSupportingInfo()
            .setSequence(1)
            .setCategory(Concepts.of("http://example.org/categories", "attachment"))
            .setCode(Concepts.of("http://example.org/report-types", "OB"));
    value.accept(info);
    return ClaimReader.read(one, known).information().get(0).document();
  }
}
