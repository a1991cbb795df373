package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.EligibilityDetail.Benefit;
import org.cleanclaim.edits.facts.EligibilityDetail.OtherPayer;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a payer said beyond yes or no, in the shapes our own 271 route writes. */
class EligibilityReaderTest {
  private static final String BASE = Canonical.BASE + "/StructureDefinition/";

  private final CoverageEligibilityResponse answer = new CoverageEligibilityResponse();
  private InsuranceComponent insurance;

  @BeforeEach
  void active() {
    answer.setId("answer");
    answer.setStatus(EligibilityResponseStatus.ACTIVE);
    answer.setCreatedElement(new DateTimeType("2026-08-01T10:00:00Z"));
    answer.setServiced(new DateType("2026-08-12"));
    answer.setOutcome(RemittanceOutcome.COMPLETE);
    insurance = answer.addInsurance().setCoverage(new Reference("Coverage/c")).setInforce(true);
  }

  @Test
  void readsOtherPayersWithTheirDays() {
    Extension other = new Extension(BASE + "other-payer");
    other.addExtension(new Extension("name", new StringType("SUNRISE ADVANTAGE")));
    other.addExtension(new Extension("payerId", new StringType("SUNR1")));
    other.addExtension(new Extension("planType", new StringType("HN")));
    Period days = new Period().setStartElement(new DateTimeType("2026-03-01"));
    other.addExtension(new Extension("period", days));
    insurance.addExtension(other);

    assertThat(read().detail().otherPayers())
        .containsExactly(
            new OtherPayer(
                "SUNRISE ADVANTAGE", "SUNR1", "HN", false, LocalDate.of(2026, 3, 1), null));
  }

  @Test
  void aPayerNamedPrimaryOrBySecondaryPayerRulesPaysFirst() {
    insurance.addExtension(other("order", "primary"));
    insurance.addExtension(other("planType", "12"));
    insurance.addExtension(other("order", "secondary"));
    assertThat(read().detail().otherPayers())
        .extracting(OtherPayer::primary)
        .containsExactly(true, true, false);
  }

  @Test
  void theAnswersOwnKindOfPlanIsToldToo() {
    insurance.addExtension(new Extension(BASE + "plan-type", new CodeType("HN")));
    assertThat(read().detail().otherPayers())
        .extracting(OtherPayer::name, OtherPayer::planType)
        .containsExactly(tuple(null, "HN"));
  }

  @Test
  void readsWhatIsNotCovered() {
    item("33", "I").setExcluded(true);
    item("98", "1");
    assertThat(read().detail().benefits())
        .extracting(Benefit::serviceType, Benefit::covered)
        .containsExactly(tuple("33", false), tuple("98", null));
  }

  @Test
  void whatIsExcludedOutsideTheNetworkIsNotExcluded() {
    ItemsComponent item = item("98", "I").setExcluded(true);
    item.getNetwork().addCoding(new Coding().setCode("out"));
    assertThat(read().detail().benefits()).extracting(Benefit::covered).containsOnlyNulls();
  }

  @Test
  void aLimitIsUsedUpWhenNothingRemainsAndADeductibleMetIsNone() {
    remaining(item("33", "F"), 0);
    remaining(item("33", "F"), 3);
    remaining(item("30", "C"), 0);
    item("33", "F")
        .getBenefitFirstRep()
        .setAllowed(new UnsignedIntType(12))
        .setUsed(new UnsignedIntType(12));
    assertThat(read().detail().benefits())
        .extracting(Benefit::usedUp)
        .containsExactly(true, null, null, true);
  }

  @Test
  void readsAuthorizationAndReferral() {
    ItemsComponent imaging = item("4", "1").setAuthorizationRequired(true);
    imaging.setProductOrService(new CodeableConcept().setText("70551"));
    item("30", "MC");
    assertThat(read().detail().benefits())
        .extracting(Benefit::procedures, Benefit::authorizationRequired, Benefit::referralRequired)
        .containsExactly(
            tuple(java.util.List.of("70551"), true, null), tuple(java.util.List.of(), null, true));
  }

  @Test
  void readsTheMemberAsThePayerHasHim() {
    Extension member = new Extension(BASE + "member");
    member.addExtension(new Extension("family", new StringType("REYES")));
    member.addExtension(new Extension("birthDate", new DateType("1969-03-04")));
    answer.addExtension(member);
    assertThat(read().detail().family()).isEqualTo("REYES");
    assertThat(read().detail().birthDate()).isEqualTo("1969-03-04");
  }

  @Test
  void aPayersOwnContainedPatientTellsTheMember() {
    Patient patient = new Patient();
    patient.addName().setFamily("Gomez");
    answer.setPatient(new Reference().setReference("#member"));
    answer.getPatient().setResource(patient);
    assertThat(read().detail().family()).isEqualTo("Gomez");
  }

  @Test
  void anErrorWithoutACodeIsStillNoAnswer() {
    answer.addError().getCode().setText("The payer says neither.");
    assertThat(read().complete()).isFalse();
    assertThat(read().isInactive()).isFalse();
  }

  @Test
  void anAnswerMadeByMistakeIsNone() {
    answer.setStatus(EligibilityResponseStatus.ENTEREDINERROR);
    assertThat(read()).isNull();
  }

  @Test
  void anAnswerMayBeContainedInTheClaim() {
    Claim claim = new Claim();
    claim.addInsurance().setSequence(1).setFocal(true).setCoverage(new Reference("Coverage/c"));
    claim.addContained(answer);
    ClaimFacts facts = ClaimReader.read(claim, new KnownResources());
    assertThat(facts.billedCoverage().eligibility().isActive()).isTrue();
  }

  @Test
  void whatOneClaimContainsIsNotTheOthers() {
    Claim claim = new Claim();
    claim.addContained(answer);
    KnownResources known = new KnownResources().add(claim);
    ClaimReader.read(claim, known);
    assertThat(known.all(CoverageEligibilityResponse.class)).isEmpty();
  }

  private EligibilityAnswer read() {
    return EligibilityReader.newest(new Reference("Coverage/c"), new KnownResources().add(answer));
  }

  private static Extension other(String part, String value) {
    Extension other = new Extension(BASE + "other-payer");
    other.addExtension(new Extension(part, new StringType(value)));
    return other;
  }

  private ItemsComponent item(String serviceType, String information) {
    ItemsComponent item = insurance.addItem();
    item.getCategory()
        .addCoding(new Coding().setSystem(Canonical.SERVICE_TYPE).setCode(serviceType));
    item.addBenefit().getType().addCoding(new Coding().setCode(information));
    return item;
  }

  private static void remaining(ItemsComponent item, int left) {
    item.getTerm().addCoding(new Coding().setCode("29"));
    item.getBenefitFirstRep().setAllowed(new UnsignedIntType(left));
  }
}
