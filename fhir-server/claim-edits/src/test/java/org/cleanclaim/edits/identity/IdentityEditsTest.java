package org.cleanclaim.edits.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.coverage;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.facts.BillingProvider;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Patient;
import org.junit.jupiter.api.Test;

class IdentityEditsTest {

  @Test
  void knowsNpisByTheirCheckDigit() {
    assertThat(Npi.isValid("1234567893")).isTrue();
    assertThat(Npi.isValid("1234567890")).isFalse();
    assertThat(Npi.isValid("123456789")).isFalse();
    assertThat(Npi.isValid("3234567893")).isFalse();
    assertThat(Npi.isValid("12345678931")).isFalse();
    assertThat(Npi.isValid("")).isFalse();
  }

  @Test
  void holdsInvalidNpiOfAnyProvider() {
    ClaimFacts claim =
        claim(line(1, "99213").build())
            .billing(new BillingProvider(null, null, "1234567890", null, null, null, null))
            .careTeam(new CareTeamMember(2, CareRole.REFERRING, "1", null, null, null))
            .build();
    assertThat(judge(new NpiInvalidEdit(), claim).alerts())
        .extracting(Alert::key)
        .containsExactly("billing", "referring-1");
  }

  @Test
  void staysSilentForValidAndForAbsentNpis() {
    assertThat(judge(new NpiInvalidEdit(), claim(line(1, "99213").build()).build()).alerts())
        .isEmpty();
    assertThat(judge(new NpiInvalidEdit(), ClaimFacts.builder().build()).alerts()).isEmpty();
  }

  @Test
  void aCompleteClaimLacksNothing() {
    assertThat(required(claim(line(1, "99213").build()).build()).alerts()).isEmpty();
  }

  @Test
  void holdsClaimWithoutLinesOrDiagnosis() {
    assertThat(required(claim().build()).alerts())
        .extracting(Alert::message)
        .containsExactly("The claim has no service line.");
    ClaimFacts bare =
        ClaimFacts.builder()
            .patient(org.cleanclaim.edits.Given.patient())
            .billing(org.cleanclaim.edits.Given.group())
            .line(line(1, "99213").build())
            .build();
    assertThat(required(bare).alerts())
        .extracting(Alert::message)
        .containsExactly("The claim has no diagnosis.");
  }

  @Test
  void namesEverythingALineLacks() {
    Line empty = Line.of(1, null).quantity(BigDecimal.ZERO).build();
    assertThat(required(claim(empty).build()).alerts())
        .extracting(Alert::message)
        .containsExactly(
            "Line 1 lacks a procedure code, a date of service, units above zero, a charge above"
                + " zero, a place of service.");
  }

  @Test
  void namesWhatTheRegistrationLacks() {
    ClaimFacts claim =
        claim(line(1, "99213").build())
            .patient(new Patient("p", "Reyes", null, null, null, null, null))
            .build();
    assertThat(required(claim).alerts())
        .extracting(Alert::message)
        .containsExactly("The patient's registration lacks a date of birth, a sex, an address.");
  }

  @Test
  void anUnknownPatientIsNotCheckedRatherThanGuessed() {
    ScrubResult result = required(claim(line(1, "99213").build()).patient(Patient.UNKNOWN).build());
    assertThat(result.alerts()).isEmpty();
    assertThat(result.outcome()).isEqualTo(ScrubResult.Outcome.INCOMPLETE);
  }

  @Test
  void selfPayNeedsNo837() {
    ClaimFacts selfPay =
        ClaimFacts.builder()
            .coverage(coverage("x").type("pay").build())
            .line(Line.of(1, "99213").build())
            .build();
    assertThat(required(selfPay).alerts()).isEqualTo(List.of());
  }

  private static ScrubResult required(ClaimFacts claim) {
    return judge(new RequiredFieldEdit(), claim);
  }
}
