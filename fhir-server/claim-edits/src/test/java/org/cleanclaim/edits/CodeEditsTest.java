package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.line;
import static org.cleanclaim.edits.Severity.HOLD;
import static org.cleanclaim.edits.Severity.INFO;
import static org.cleanclaim.edits.Severity.WARN;
import static org.cleanclaim.edits.Speaks.does;

import java.time.LocalDate;
import java.util.Set;
import org.cleanclaim.edits.diagnosis.DiagnosisAgeEdit;
import org.cleanclaim.edits.diagnosis.DiagnosisExcludes1Edit;
import org.cleanclaim.edits.diagnosis.DiagnosisInvalidOnDateEdit;
import org.cleanclaim.edits.diagnosis.DiagnosisManifestationFirstEdit;
import org.cleanclaim.edits.diagnosis.DiagnosisNotSpecificEdit;
import org.cleanclaim.edits.diagnosis.DiagnosisSexEdit;
import org.cleanclaim.edits.diagnosis.DiagnosisUnspecifiedSideEdit;
import org.cleanclaim.edits.diagnosis.LateralityConflictEdit;
import org.cleanclaim.edits.diagnosis.MedicalNecessityEdit;
import org.cleanclaim.edits.documentation.AccidentInfoEdit;
import org.cleanclaim.edits.documentation.DocumentationMissingEdit;
import org.cleanclaim.edits.documentation.UnlistedCodeEdit;
import org.cleanclaim.edits.facts.Accident;
import org.cleanclaim.edits.facts.BillingProvider;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Patient;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.facts.SupportingInfo.Document;
import org.cleanclaim.edits.filing.FrequencyCodeEdit;
import org.cleanclaim.edits.history.NewPatientEdit;
import org.cleanclaim.edits.identity.CliaMissingEdit;
import org.cleanclaim.edits.identity.CliaQwEdit;
import org.cleanclaim.edits.identity.OrderingReferringEdit;
import org.cleanclaim.edits.identity.ProcedureAgeEdit;
import org.cleanclaim.edits.identity.ProcedureSexEdit;
import org.cleanclaim.edits.identity.RenderingProviderEdit;
import org.cleanclaim.edits.place.PlaceOfServiceEdit;
import org.cleanclaim.edits.place.ProcedureInvalidOnDateEdit;
import org.junit.jupiter.api.Test;

/** Codes, diagnoses and required data: where each edit speaks and where it is silent. */
class CodeEditsTest {

  @Test
  void procedureInvalidOnDate() {
    LocalDate lastDay = LocalDate.of(2019, 12, 31);
    does(new ProcedureInvalidOnDateEdit())
        .on(claim(line(1, "G9678").on(lastDay.plusDays(1)).build()), HOLD, "CO-181")
        .notOn(claim(line(1, "G9678").on(lastDay).build()))
        .on(claim(line(1, "9921").build()), HOLD, "CO-181")
        .on(claim(line(1, "99201").build()), WARN, "CO-16")
        .notOn(claim("northwind-commercial", line(1, "99201").build()))
        .notOn(claim(line(1, "99213").build()))
        .notSureOf(claim(line(1, "J0123").build()));
  }

  @Test
  void diagnosisInvalidOnDate() {
    does(new DiagnosisInvalidOnDateEdit())
        .notOn(diagnoses("I10", "M17.11"))
        .notSureOf(diagnoses("Q99.9"))
        .notOn(diagnoses("M17"));
  }

  @Test
  void diagnosisNotSpecific() {
    does(new DiagnosisNotSpecificEdit())
        .on(diagnoses("M17.1"), HOLD, "CO-16")
        .on(diagnoses("S72.001"), HOLD, "CO-16")
        .on(diagnoses("S80.01A"), HOLD, "CO-16")
        .notOn(diagnoses("M17.11"))
        .notOn(diagnoses("S72.001A"));
  }

  @Test
  void diagnosisUnspecifiedSide() {
    does(new DiagnosisUnspecifiedSideEdit())
        .on(diagnoses("M17.10"), INFO, "CO-11")
        .on(diagnoses("M25.569"), INFO, "CO-11")
        .notOn(diagnoses("M17.11"))
        .notOn(diagnoses("J02.9"));
  }

  @Test
  void lateralityConflict() {
    does(new LateralityConflictEdit())
        .on(pointing("M17.12", "RT"), WARN, "CO-11")
        .on(pointing("M17.11", "F2"), WARN, "CO-11")
        .notOn(pointing("M17.11", "RT"))
        .notOn(pointing("M17.0", "RT"))
        .notOn(pointing("I10", "LT"))
        .notOn(pointing("M17.12"));
  }

  @Test
  void diagnosisExcludes1() {
    does(new DiagnosisExcludes1Edit())
        .on(diagnoses("E11.9", "E10.9"), WARN, "CO-16")
        .on(diagnoses("J06.9", "J02.9"), WARN, "CO-16")
        .notOn(diagnoses("E11.9", "I10"))
        .notOn(diagnoses("E11.9"));
  }

  @Test
  void diagnosisManifestationFirst() {
    does(new DiagnosisManifestationFirstEdit())
        .on(diagnoses("F02.80", "G30.9"), HOLD, "CO-16")
        .notOn(diagnoses("G30.9", "F02.80"))
        .on(diagnoses("W19.XXXA", "S80.01XA"), HOLD, "CO-16")
        .notOn(diagnoses("Z23"));
  }

  @Test
  void diagnosisSexAndAge() {
    does(new DiagnosisSexEdit())
        .on(diagnoses("N40.0"), WARN, "CO-10")
        .notOn(diagnoses("O80"))
        .notOn(diagnoses("N40.0").patient(patient(Gender.UNKNOWN)))
        .notOn(claim(line(1, "99213", "KX").build()).diagnosis(2, "N40.0"));
    does(new DiagnosisAgeEdit()).on(diagnoses("P59.9"), WARN, "CO-9").notOn(diagnoses("O80"));
  }

  @Test
  void procedureSexAndAge() {
    does(new ProcedureSexEdit())
        .on(claim(line(1, "55700").build()), WARN, "CO-7")
        .notOn(claim(line(1, "55700", "KX").build()))
        .notOn(claim(line(1, "59400").build()))
        .notOn(claim(line(1, "55700").build()).patient(patient(Gender.OTHER)));
    does(new ProcedureAgeEdit())
        .on(claim(line(1, "99395").build()), WARN, "CO-6")
        .notOn(claim(line(1, "99396").build()));
  }

  @Test
  void medicalNecessity() {
    does(new MedicalNecessityEdit())
        .on(claim(line(1, "83036").build()), WARN, "CO-50")
        .on(claim(line(1, "83036", "GA").build()), INFO, "PR-50")
        .notOn(claim(line(1, "80061").build()))
        .notOn(claim(line(1, "11042").build()))
        .on(claim(line(1, "83036").build()).diagnosis(2, "E11.9"), WARN, "CO-50")
        .notOn(claim(line(1, "83036").diagnoses(2).build()).diagnosis(2, "E11.9"))
        .on(
            claim(line(1, "83036").diagnoses(2, 3).build())
                .diagnosis(2, "E11.9")
                .diagnosis(3, "Z00.00"),
            WARN,
            "CO-50")
        .notOn(claim("northwind-commercial", line(1, "83036").build()));
  }

  @Test
  void medicalNecessityOffersTheCoveredDiagnosisAndNamesTheKindOfArticle() {
    Alert alert =
        Given.judge(
                new MedicalNecessityEdit(),
                claim(line(1, "83036").build()).diagnosis(2, "E11.9").build())
            .alerts()
            .get(0);
    assertThat(alert.remark()).isEqualTo("N386");
    assertThat(alert.fixes())
        .extracting(Fix::kind, Fix::value)
        .containsExactly(tuple(Fix.Kind.LINK_DIAGNOSIS, "2"));
  }

  @Test
  void placeOfService() {
    does(new PlaceOfServiceEdit())
        .on(claim(line(1, "99213").place("98").build()), WARN, "CO-16")
        .on(claim(line(1, "99284").place("11").build()), WARN, "CO-5")
        .on(claim(line(1, "99213").place("21").build()), WARN, "CO-5")
        .on(claim(line(1, "27447").build()), WARN, "CO-58")
        .on(claim(line(1, "99232").build()), WARN, "CO-5")
        .on(claim(line(1, "99348").build()), WARN, "CO-5")
        .notOn(claim(line(1, "99348").place("12").build()))
        .on(
            claim(line(1, "99213").place("10").on(LocalDate.of(2021, 12, 31)).build()),
            WARN,
            "CO-16")
        .notOn(claim(line(1, "99213").place("10").on(LocalDate.of(2022, 1, 1)).build()))
        .notOn(claim(line(1, "99284").place("23").build()))
        .notOn(claim(line(1, "99213").place("23").build()))
        .notOn(claim(line(1, "99232").place("21").build()));
  }

  @Test
  void newPatient() {
    does(new NewPatientEdit())
        .on(seen(TODAY.minusYears(3).plusDays(1), "99213"), HOLD, "CO-B16")
        .on(seen(TODAY.minusYears(1), "20610"), HOLD, "CO-B16")
        .notOn(seen(TODAY.minusYears(1), "99442"))
        .notOn(seen(TODAY.minusYears(1), "36415"))
        .notOn(seen(TODAY.minusYears(1), "G2012"))
        .notOn(seenBy(Given.OTHER_NPI, "207R00000X"))
        .on(seenBy(Given.OTHER_NPI, Given.FAMILY_MEDICINE), HOLD, "CO-B16")
        .notOn(seen(TODAY.minusYears(3), "99213"))
        .notOn(seen(TODAY.minusYears(1), "80053"))
        .notOn(claim(line(1, "99203").build()));
  }

  @Test
  void renderingProvider() {
    ClaimFactsBuilder nobody =
        ClaimFacts.builder().billing(Given.group()).line(line(1, "99213").build());
    does(new RenderingProviderEdit())
        .on(nobody, HOLD, "CO-16")
        .notOn(claim(line(1, "99213").build()))
        .notOn(
            ClaimFacts.builder()
                .billing(new BillingProvider(null, null, Given.SHAH_NPI, null, null, false, null))
                .line(line(1, "99213").build()));
  }

  @Test
  void theGroupsOwnNpiIsNoPerson() {
    ClaimFactsBuilder group =
        claim(line(1, "99213").careTeam(2).build())
            .careTeam(new CareTeamMember(2, CareRole.RENDERING, Given.GROUP_NPI, null, null, null));
    does(new RenderingProviderEdit()).on(group, HOLD, "CO-16");
  }

  @Test
  void orderingReferring() {
    does(new OrderingReferringEdit())
        .on(claim(line(1, "71046").build()), HOLD, "CO-16")
        .notOn(claim("northwind-commercial", line(1, "71046").build()))
        .on(
            claim(line(1, "71046").build())
                .careTeam(new CareTeamMember(2, CareRole.ORDERING, null, null, "Lee", false)),
            HOLD,
            "CO-16")
        .notOn(
            claim(line(1, "71046").build())
                .careTeam(
                    new CareTeamMember(2, CareRole.ORDERING, Given.SHAH_NPI, null, null, false)))
        .notOn(claim(line(1, "99213").build()));
  }

  @Test
  void cliaMissing() {
    does(new CliaMissingEdit())
        .on(claim(line(1, "80053").build()), HOLD, "CO-B7")
        .on(claim(line(1, "80053").build()).facility("f", "30D12"), HOLD, "CO-B7")
        .notOn(claim(line(1, "80053").build()).facility("f", "30D1234567"))
        .notOn(claim(line(1, "88305", "26").build()))
        .notOn(claim(line(1, "99213").build()));
  }

  @Test
  void cliaQw() {
    does(new CliaQwEdit())
        .on(claim(line(1, "83036").build()).cliaWaiver(true), HOLD, "CO-B7")
        .notOn(claim(line(1, "83036", "QW").build()).cliaWaiver(true))
        .notOn(claim(line(1, "81002").build()).cliaWaiver(true))
        .notOn(claim(line(1, "83036").build()).cliaWaiver(false))
        .notOn(claim(line(1, "83036").build()));
  }

  @Test
  void accidentInfo() {
    does(new AccidentInfoEdit())
        .on(diagnoses("S80.01XA"), INFO, "CO-16")
        .on(diagnoses("S80.01XA").accident(new Accident(null, "OA", null)), HOLD, "CO-16")
        .on(diagnoses("I10").accident(new Accident(TODAY, "AA", null)), HOLD, "CO-16")
        .on(diagnoses("S80.01XA", "W19.XXXA"), HOLD, "CO-16")
        .on(diagnoses("S80.01XA", "X78.8XXA"), INFO, "CO-16")
        .on(diagnoses("V43.52XA").accident(new Accident(TODAY, null, null)), HOLD, "CO-16")
        .notOn(diagnoses("S80.01XA").accident(new Accident(TODAY, "AA", "NH")))
        .notOn(diagnoses("T81.49XA"))
        .notOn(diagnoses("I10"));
  }

  @Test
  void documentationMissing() {
    does(new DocumentationMissingEdit())
        .on(claim(line(1, "27447", "22").build()), WARN, "CO-252")
        .notOn(claim(line(1, "27447", "22").build()).information(note("large body habitus")))
        .on(claim(line(1, "27447", "99").build()), WARN, "CO-252")
        .on(attached(new Document(Set.of("OZ"), false, true)), WARN, "CO-251")
        .notOn(attached(new Document(Set.of("OZ"), true, true)))
        .notOn(attached(new Document(Set.of("OZ"), null, null)))
        .on(attached(new Document(Set.of(), null, false)), WARN, "CO-163")
        .notOn(claim(line(1, "99213").build()));
  }

  private static ClaimFactsBuilder attached(Document document) {
    return claim(line(1, "99213").build())
        .information(
            new SupportingInfo(1, SupportingInfo.ATTACHMENT, null, null, null, null, document));
  }

  @Test
  void aNoteOfOneLineIsNotTheOthers() {
    ClaimFactsBuilder claim =
        claim(line(1, "64999").information(7).build(), line(2, "17999").build())
            .information(new SupportingInfo(7, "note", null, "what was done", null, null, null));
    does(new UnlistedCodeEdit()).on(claim, HOLD, "CO-16");
  }

  @Test
  void unlistedCode() {
    does(new UnlistedCodeEdit())
        .on(claim(line(1, "64999").build()), HOLD, "CO-16")
        .notOn(claim(line(1, "64999").build()).information(note("what was done")))
        .notOn(claim(line(1, "99213").build()));
  }

  @Test
  void frequencyCode() {
    does(new FrequencyCodeEdit())
        .on(claim().frequency("7", "ICN1"), HOLD, "277CA")
        .on(claim("northwind-commercial").frequency("8", null), HOLD, "CO-16")
        .notOn(claim("northwind-commercial").frequency("7", "ICN1"))
        .notOn(claim().frequency("1", null))
        .on(again(EarlierClaim.Status.ADJUDICATED, line(1, "99213")), HOLD, "CO-18")
        .notOn(again(EarlierClaim.Status.ACTIVE, line(1, "99213")))
        .notOn(again(EarlierClaim.Status.REJECTED, line(1, "99213")))
        .notOn(again(EarlierClaim.Status.ADJUDICATED, line(1, "99214")));
  }

  private static SupportingInfo note(String text) {
    return new SupportingInfo(1, SupportingInfo.NOTE, null, text, null, null, null);
  }

  private static Patient patient(Gender gender) {
    return new Patient("p", "Reyes", "Ana", LocalDate.of(1969, 3, 4), gender, null, null);
  }

  private static ClaimFactsBuilder diagnoses(String... codes) {
    ClaimFactsBuilder claim =
        ClaimFacts.builder()
            .patient(Given.patient())
            .coverage(Given.coverage("medicare-part-b").build())
            .line(line(1, "99213").build());
    for (int i = 0; i < codes.length; i++) {
      claim.diagnosis(i + 1, codes[i]);
    }
    return claim;
  }

  private static ClaimFactsBuilder pointing(String diagnosis, String... modifiers) {
    return ClaimFacts.builder()
        .coverage(Given.coverage("medicare-part-b").build())
        .diagnosis(1, diagnosis)
        .line(line(1, "20610", modifiers).build());
  }

  private static ClaimFactsBuilder again(EarlierClaim.Status status, Line.Builder now) {
    return claim(now.build())
        .earlier(new EarlierClaim(claim(line(1, "99213").build()).id("c-0").build(), status));
  }

  private static ClaimFactsBuilder seenBy(String npi, String taxonomy) {
    Line then = line(1, "99213").on(TODAY.minusYears(1)).careTeam(9).build();
    ClaimFacts visit =
        claim(then)
            .id("claim-0")
            .careTeam(new CareTeamMember(9, CareRole.RENDERING, npi, taxonomy, null, false))
            .build();
    return claim(line(1, "99203").build())
        .earlier(new EarlierClaim(visit, EarlierClaim.Status.ADJUDICATED));
  }

  private static ClaimFactsBuilder seen(LocalDate day, String code) {
    Line then = line(1, code).on(day).build();
    return claim(line(1, "99203").build())
        .earlier(
            new EarlierClaim(claim(then).id("claim-0").build(), EarlierClaim.Status.ADJUDICATED));
  }
}
