package org.cleanclaim.edits.ncci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.OTHER_NPI;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;

class NcciPtpEditTest {

  @Test
  void holdsColumnTwoCodeBilledWithoutModifier() {
    List<Alert> alerts = alerts(line(1, "11042").build(), line(2, "97597").build());
    assertThat(alerts)
        .extracting(Alert::line, Alert::message, Alert::denial)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "97597 is bundled into 11042.", "CO-236"));
    assertThat(alerts.get(0).editions()).containsExactly("NCCI PTP practitioner SAMPLE");
    assertThat(alerts.get(0).fixes())
        .extracting(Fix::kind, Fix::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple(Fix.Kind.ADD_MODIFIER, "XS"),
            org.assertj.core.groups.Tuple.tuple(Fix.Kind.REMOVE_LINE, null));
  }

  @Test
  void findsThePairWhicheverLineComesFirst() {
    assertThat(alerts(line(1, "97597").build(), line(2, "11042").build()))
        .extracting(Alert::line)
        .containsExactly(1);
  }

  @Test
  void staysSilentWhenModifier59OrAnXMarksSeparateServiceOnEitherLine() {
    for (String modifier : List.of("59", "XE", "XS", "XP", "XU")) {
      assertThat(alerts(line(1, "11042").build(), line(2, "97597", modifier).build())).isEmpty();
      assertThat(alerts(line(1, "11042", modifier).build(), line(2, "97597").build())).isEmpty();
    }
  }

  @Test
  void until2019DistinctModifiersCountOnColumnTwoOnly() {
    LocalDate before = LocalDate.of(2019, 6, 30);
    assertThat(
            alerts(line(1, "11042", "59").on(before).build(), line(2, "97597").on(before).build()))
        .hasSize(1);
    assertThat(
            alerts(line(1, "11042").on(before).build(), line(2, "97597", "59").on(before).build()))
        .isEmpty();
    LocalDate since = LocalDate.of(2019, 7, 1);
    assertThat(alerts(line(1, "11042", "59").on(since).build(), line(2, "97597").on(since).build()))
        .isEmpty();
  }

  @Test
  void anatomicModifierBypassesOnEitherLine() {
    assertThat(alerts(line(1, "11042", "RT").build(), line(2, "97597").build())).isEmpty();
    assertThat(alerts(line(1, "11042").build(), line(2, "97597", "T5").build())).isEmpty();
  }

  @Test
  void stagedAndRepeatModifiersCountOnColumnTwoOnly() {
    assertThat(alerts(line(1, "11042", "58").build(), line(2, "97597").build())).hasSize(1);
    assertThat(alerts(line(1, "11042").build(), line(2, "97597", "58").build())).isEmpty();
  }

  @Test
  void otherModifiersDoNotBypass() {
    for (String modifier : List.of("22", "26", "51", "52", "76", "77", "80", "GA", "KX", "25")) {
      assertThat(alerts(line(1, "11042").build(), line(2, "97597", modifier).build()))
          .as(modifier)
          .hasSize(1);
    }
  }

  @Test
  void noModifierHelpsAPairWithIndicatorZero() {
    assertThat(alerts(line(1, "11721").build(), line(2, "11720", "59").build()))
        .extracting(Alert::line)
        .containsExactly(2);
    assertThat(alerts(line(1, "11721").build(), line(2, "11720").build()).get(0).fixes())
        .extracting(Fix::kind)
        .containsExactly(Fix.Kind.REMOVE_LINE);
  }

  @Test
  void rowsThatNeverWereOrNoLongerAreInForceAreSilent() {
    assertThat(alerts(line(1, "97110").build(), line(2, "97140").build())).isEmpty();
    assertThat(alerts(line(1, "12001").build(), line(2, "12011").build())).isEmpty();
    LocalDate lastDay = LocalDate.of(2019, 12, 31);
    assertThat(alerts(line(1, "12001").on(lastDay).build(), line(2, "12011").on(lastDay).build()))
        .hasSize(1);
  }

  @Test
  void ofSeveralRowsTheOneInForceOnTheDayCounts() {
    LocalDate gap = LocalDate.of(2020, 3, 1);
    assertThat(alerts(line(1, "12001").on(gap).build(), line(2, "99213").on(gap).build()))
        .isEmpty();
  }

  @Test
  void otherDayOrOtherPhysicianIsNoPair() {
    assertThat(alerts(line(1, "11042").build(), line(2, "97597").on(TODAY.minusDays(1)).build()))
        .isEmpty();
    ClaimFacts twoPhysicians =
        claim(line(1, "11042").careTeam(1).build(), line(2, "97597").careTeam(2).build())
            .careTeam(
                new CareTeamMember(2, CareRole.RENDERING, OTHER_NPI, "213E00000X", "Lee", false))
            .build();
    assertThat(judge(new NcciPtpEdit(), twoPhysicians).alerts()).isEmpty();
  }

  @Test
  void sameGroupAndSpecialtyIsTheSamePhysician() {
    ClaimFacts partner =
        claim(line(1, "11042").careTeam(1).build(), line(2, "97597").careTeam(2).build())
            .careTeam(
                new CareTeamMember(2, CareRole.RENDERING, OTHER_NPI, "207Q00000X", "Lee", false))
            .build();
    assertThat(judge(new NcciPtpEdit(), partner).alerts()).hasSize(1);
  }

  @Test
  void looksAtEarlierClaimsToo() {
    ClaimFacts earlier = claim(line(1, "11042").build()).id("claim-0").build();
    ClaimFacts now =
        claim(line(1, "97597").build())
            .earlier(new EarlierClaim(earlier, EarlierClaim.Status.ACTIVE))
            .build();
    assertThat(judge(new NcciPtpEdit(), now).alerts())
        .extracting(Alert::message)
        .containsExactly("97597 is bundled into 11042 of that day on claim claim-0.");
    ClaimFacts afterRejection =
        claim(line(1, "97597").build())
            .earlier(new EarlierClaim(earlier, EarlierClaim.Status.REJECTED))
            .build();
    assertThat(judge(new NcciPtpEdit(), afterRejection).alerts()).isEmpty();
  }

  @Test
  void nurseVisitIsPartOfGivingADrugEvenWith25() {
    assertThat(alerts(line(1, "96372").build(), line(2, "99211", "25").build()))
        .extracting(Alert::remedy)
        .allMatch(remedy -> remedy.contains("Drop 99211"))
        .hasSize(1);
  }

  @Test
  void facilityModifier27BypassesOnlyOnFacilityClaims() {
    Line one = line(1, "99214").build();
    Line two = line(2, "99213", "27").build();
    assertThat(
            judge(new NcciPtpEdit(), claim(one, two).kind(ClaimKind.INSTITUTIONAL).build())
                .verdicts())
        .extracting(ScrubResult.Verdict::verdict)
        .doesNotContain(ScrubResult.Verdict.Kind.FOUND);
    assertThat(judge(new NcciPtpEdit(), claim(one, two).build()).alerts()).hasSize(1);
  }

  @Test
  void withoutTheEditionOfTheDayNothingIsChecked() {
    ScrubResult result =
        judge(
            new NcciPtpEdit(),
            claim(line(1, "11042").build(), line(2, "97597").build()).build(),
            TODAY,
            ReferenceLibrary.empty());
    assertThat(result.outcome()).isEqualTo(ScrubResult.Outcome.INCOMPLETE);
    assertThat(result.unchecked())
        .extracting(ScrubResult.Unchecked::reason)
        .containsExactly("NCCI PTP practitioner: no edition loaded for 2026-08-12");
  }

  private static List<Alert> alerts(Line... lines) {
    return judge(new NcciPtpEdit(), claim(lines).build()).alerts();
  }
}
