package org.cleanclaim.edits.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.coverage;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;
import static org.cleanclaim.edits.Given.patient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.Accident;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.EligibilityDetail;
import org.cleanclaim.edits.facts.EligibilityDetail.Benefit;
import org.cleanclaim.edits.facts.EligibilityDetail.OtherPayer;
import org.cleanclaim.edits.facts.PriorPayment;
import org.cleanclaim.edits.identity.PatientDatesEdit;
import org.junit.jupiter.api.Test;

class EligibilityAnswerEditsTest {

  @Test
  void holdsOriginalMedicareClaimOfAMedicareAdvantageMember() {
    OtherPayer plan = new OtherPayer("Sunrise", "SUNR1", "HN", true, TODAY.minusDays(30), null);
    assertThat(alerts(new PayerMismatchEdit(), coverage("medicare-part-b"), other(plan)))
        .extracting(Alert::denial)
        .containsExactly("CO-109");
    assertThat(alerts(new PayerMismatchEdit(), coverage("sunrise-advantage"), other(plan)))
        .isEmpty();
    OtherPayer later = new OtherPayer("Sunrise", "SUNR1", "HN", true, TODAY.plusDays(1), null);
    assertThat(alerts(new PayerMismatchEdit(), coverage("medicare-part-b"), other(later)))
        .isEmpty();
  }

  @Test
  void holdsPrimaryBillWhileAnotherPaysFirst() {
    Coverage.Builder second = coverage("northwind-commercial").focal(false).sequence(2).order(1);
    assertThat(both(coverage("medicare-part-b").order(2), second)).hasSize(1);
    assertThat(
            both(
                coverage("medicare-part-b").order(1),
                coverage("northwind-commercial").focal(false).sequence(2).order(2)))
        .isEmpty();
  }

  @Test
  void medicaresOwnNamesForAdvantagePlansCountForMedicareOnly() {
    OtherPayer plan = new OtherPayer("Sunrise", "SUNR1", "PR", false, TODAY.minusDays(30), null);
    assertThat(alerts(new PayerMismatchEdit(), coverage("medicare-part-b"), other(plan)))
        .hasSize(1);
    assertThat(alerts(new PayerMismatchEdit(), coverage("northwind-commercial"), other(plan)))
        .isEmpty();
  }

  @Test
  void anotherAdvantagePlanThanTheOneBilledIsAMismatch() {
    OtherPayer other = new OtherPayer("Harvest", "HARV9", "HN", false, TODAY.minusDays(30), null);
    assertThat(alerts(new PayerMismatchEdit(), coverage("sunrise-advantage"), other(other)))
        .hasSize(1);
    OtherPayer nameless = new OtherPayer(null, null, "HN", false, TODAY.minusDays(30), null);
    assertThat(alerts(new PayerMismatchEdit(), coverage("sunrise-advantage"), other(nameless)))
        .isEmpty();
  }

  @Test
  void whoInsuresTheAccidentPaysFirst() {
    Coverage.Builder auto = coverage("some-auto").focal(false).sequence(2).type("AUTOPOL");
    assertThat(both(coverage("medicare-part-b"), auto)).isEmpty();
    assertThat(
            judge(
                    new CobOrderEdit(),
                    claim(coverage("medicare-part-b"))
                        .coverage(auto.build())
                        .accident(new Accident(TODAY, "AA", "NH"))
                        .build())
                .alerts())
        .extracting(Alert::denial)
        .containsExactly("CO-22");
  }

  @Test
  void medicaidPaysLast() {
    Coverage.Builder other = coverage("northwind-commercial").focal(false).sequence(2);
    assertThat(both(coverage("state-medicaid"), other)).hasSize(1);
    Coverage.Builder lapsed =
        coverage("northwind-commercial").focal(false).sequence(2).period(null, TODAY.minusDays(1));
    assertThat(both(coverage("state-medicaid"), lapsed)).isEmpty();
  }

  @Test
  void secondaryClaimNeedsTheFiguresOfTheFirst() {
    Coverage.Builder billed = coverage("northwind-commercial").sequence(2);
    assertThat(secondary(billed, null)).extracting(Alert::key).containsExactly("missing-1");
    assertThat(secondary(billed, new PriorPayment(new BigDecimal(60), new BigDecimal(40), TODAY)))
        .isEmpty();
    assertThat(secondary(billed, new PriorPayment(new BigDecimal(60), new BigDecimal(39), TODAY)))
        .extracting(Alert::key)
        .containsExactly("balance-1");
  }

  @Test
  void knowsMedicareIdsByTheirForm() {
    assertThat(memberId("medicare-part-b", "1EG4TE5MK73")).isEmpty();
    assertThat(memberId("medicare-part-b", "1eg4-te5-mk73"))
        .extracting(Alert::severity)
        .containsExactly(Severity.INFO);
    for (String wrong : List.of("123456789A", "1SG4TE5MK73", "0EG4TE5MK73", "1EG4TE5MK7")) {
      assertThat(memberId("medicare-part-b", wrong)).as(wrong).hasSize(1);
    }
    assertThat(memberId("northwind-commercial", "anything")).isEmpty();
    assertThat(memberId("sunrise-advantage", "1EG4TE5MK73")).hasSize(1);
    assertThat(memberId("sunrise-advantage", "SA123456789")).isEmpty();
  }

  @Test
  void warnsWhenThePayerKnowsTheMemberOtherwise() {
    assertThat(identity("Reyes", LocalDate.of(1969, 3, 4))).isEmpty();
    assertThat(identity("REYES", null)).isEmpty();
    assertThat(identity("Gomez", LocalDate.of(1969, 3, 5)))
        .extracting(Alert::key)
        .containsExactly("birth-date", "name");
  }

  @Test
  void aFailedAnswerIsUnknown() {
    EligibilityAnswer failed =
        new EligibilityAnswer(TODAY, TODAY, TODAY, false, null, null, null, "42");
    assertThat(
            alerts(new EligibilityUnknownEdit(), coverage("medicare-part-b").eligibility(failed)))
        .hasSize(1);
    assertThat(alerts(new EligibilityUnknownEdit(), coverage("medicare-part-b"))).isEmpty();
  }

  @Test
  void warnsOfServicesThePayerDoesNotCover() {
    Benefit visits = new Benefit("98", List.of(), false, null, null, null);
    assertThat(alerts(new BenefitNotCoveredEdit(), coverage("x"), benefit(visits))).hasSize(1);
    Benefit dental = new Benefit("35", List.of(), false, null, null, null);
    assertThat(alerts(new BenefitNotCoveredEdit(), coverage("x"), benefit(dental))).isEmpty();
    Benefit used = new Benefit("98", List.of(), true, null, null, true);
    assertThat(alerts(new BenefitNotCoveredEdit(), coverage("x"), benefit(used)))
        .extracting(Alert::denial)
        .containsExactly("CO-119");
  }

  @Test
  void holdsServiceOutsideThePatientsLife() {
    ClaimFacts unborn =
        org.cleanclaim.edits.Given.claim(
                line(1, "99213").on(LocalDate.of(1969, 3, 3)).build(),
                line(2, "99213").on(LocalDate.of(1969, 3, 4)).build())
            .build();
    assertThat(judge(new PatientDatesEdit(), unborn).alerts())
        .extracting(Alert::line, Alert::denial)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "CO-14"));
  }

  private static List<Alert> alerts(ClaimEdit edit, Coverage.Builder coverage) {
    return judge(edit, claim(coverage).build()).alerts();
  }

  private static List<Alert> alerts(
      ClaimEdit edit, Coverage.Builder coverage, EligibilityDetail detail) {
    return alerts(edit, coverage.eligibility(answer(detail)));
  }

  private static EligibilityAnswer answer(EligibilityDetail detail) {
    return new EligibilityAnswer(TODAY, TODAY, TODAY, true, true, null, null, null, detail);
  }

  private static ClaimFactsBuilder claim(Coverage.Builder coverage) {
    return ClaimFacts.builder()
        .patient(patient())
        .total(new BigDecimal("100"))
        .line(line(1, "99213").build())
        .coverage(coverage.build());
  }

  private static EligibilityDetail other(OtherPayer payer) {
    return new EligibilityDetail(null, null, List.of(payer), List.of());
  }

  private static EligibilityDetail benefit(Benefit benefit) {
    return new EligibilityDetail(null, null, List.of(), List.of(benefit));
  }

  private static List<Alert> both(Coverage.Builder billed, Coverage.Builder other) {
    ClaimFacts claim =
        claim(billed).coverage(other.build()).accident(new Accident(null, "OA", null)).build();
    return judge(new CobOrderEdit(), claim).alerts();
  }

  private static List<Alert> secondary(Coverage.Builder billed, PriorPayment paid) {
    ClaimFacts claim =
        claim(billed)
            .coverage(
                coverage("medicare-part-b").focal(false).sequence(1).priorPayment(paid).build())
            .build();
    return judge(new CobPriorPayerMissingEdit(), claim).alerts();
  }

  private static List<Alert> memberId(String payer, String id) {
    return alerts(new MemberIdFormatEdit(), coverage(payer).subscriberId(id));
  }

  private static List<Alert> identity(String family, LocalDate birthDate) {
    return alerts(
        new MemberIdentityEdit(),
        coverage("x"),
        new EligibilityDetail(family, birthDate, List.of(), List.of()));
  }
}
