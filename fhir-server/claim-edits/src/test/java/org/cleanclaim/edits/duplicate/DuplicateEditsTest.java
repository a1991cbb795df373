package org.cleanclaim.edits.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.OTHER_NPI;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.EarlierClaim.Status;
import org.cleanclaim.edits.facts.Line;
import org.junit.jupiter.api.Test;

class DuplicateEditsTest {
  private static final ClaimEdit EXACT = new DuplicateExactEdit();
  private static final ClaimEdit SUSPECT = new DuplicateSuspectEdit();

  @Test
  void holdsLineThatRepeatsAnEarlierClaim() {
    assertThat(alerts(EXACT, after(Status.ACTIVE, "71046")))
        .extracting(Alert::message)
        .containsExactly("71046 of 2026-08-12 is already on claim claim-0.");
    assertThat(alerts(SUSPECT, after(Status.ACTIVE, "71046"))).isEmpty();
  }

  @Test
  void claimsThePayerDoesNotHaveAreNoDuplicate() {
    for (Status status : List.of(Status.REJECTED, Status.VOIDED, Status.REPLACED)) {
      assertThat(alerts(EXACT, after(status, "71046"))).as(status.name()).isEmpty();
    }
  }

  @Test
  void replacementIsNoDuplicateOfWhatItReplaces() {
    ClaimFacts replacement =
        claim(line(1, "71046").build())
            .frequency("7", "ICN1")
            .earlier(new EarlierClaim(earlier(line(1, "71046").build()), Status.ACTIVE, "ICN1"))
            .build();
    assertThat(alerts(EXACT, replacement)).isEmpty();
    ClaimFacts ofAnother =
        claim(line(1, "71046").build())
            .frequency("7", "ICN2")
            .earlier(new EarlierClaim(earlier(line(1, "71046").build()), Status.ACTIVE, "ICN1"))
            .build();
    assertThat(alerts(EXACT, ofAnother)).hasSize(1);
  }

  @Test
  void orderOfModifiersDoesNotMatterButTheModifiersDo() {
    assertThat(alerts(EXACT, lines(line(1, "20610", "RT", "59"), line(2, "20610", "59", "RT"))))
        .hasSize(1);
    assertThat(alerts(EXACT, lines(line(1, "20610", "RT"), line(2, "20610", "LT")))).isEmpty();
    assertThat(alerts(SUSPECT, lines(line(1, "20610", "RT"), line(2, "20610", "LT")))).isEmpty();
    assertThat(alerts(SUSPECT, lines(line(1, "11720", "T1"), line(2, "11720", "T2")))).isEmpty();
  }

  @Test
  void repeatModifiersAreNoDuplicate() {
    for (String modifier : List.of("76", "77", "91", "59", "XE")) {
      ClaimFacts claim = lines(line(1, "71046"), line(2, "71046", modifier));
      assertThat(alerts(EXACT, claim)).as(modifier).isEmpty();
      assertThat(alerts(SUSPECT, claim)).as(modifier).isEmpty();
    }
    assertThat(alerts(EXACT, lines(line(1, "71046", "76"), line(2, "71046", "76")))).isEmpty();
  }

  @Test
  void aClaimSentTwiceIsADuplicateEvenWithRepeatModifiers() {
    ClaimFacts again =
        claim(line(1, "71046", "76").build())
            .earlier(new EarlierClaim(earlier(line(1, "71046", "76").build()), Status.ACTIVE))
            .build();
    assertThat(alerts(EXACT, again)).hasSize(1);
  }

  @Test
  void suspectsSameServiceThatDiffersInChargeUnitsOrPlace() {
    assertThat(
            alerts(
                SUSPECT, lines(line(1, "71046"), line(2, "71046").charge(new BigDecimal("120")))))
        .hasSize(1);
    assertThat(alerts(SUSPECT, lines(line(1, "71046"), line(2, "71046").place("22")))).hasSize(1);
  }

  @Test
  void suspectsColleagueOfTheSameGroupAndSpecialty() {
    assertThat(alerts(SUSPECT, twoPhysicians("207Q00000X"))).hasSize(1);
    assertThat(alerts(SUSPECT, twoPhysicians("213E00000X"))).isEmpty();
  }

  @Test
  void sameVisitWithin24HoursOverMidnightIsSuspect() {
    Line.Builder evening =
        line(1, "71046").on(TODAY.minusDays(1)).encounter("e1").start(at("2026-08-11T22:00:00Z"));
    Line.Builder morning = line(2, "71046").encounter("e1").start(at("2026-08-12T02:00:00Z"));
    assertThat(alerts(SUSPECT, lines(evening, morning))).hasSize(1);
    Line.Builder otherVisit = line(2, "71046").encounter("e2").start(at("2026-08-12T02:00:00Z"));
    assertThat(alerts(SUSPECT, lines(evening, otherVisit))).isEmpty();
    Line.Builder nextDay = line(2, "71046").encounter("e1").start(at("2026-08-12T22:00:00Z"));
    assertThat(alerts(SUSPECT, lines(evening, nextDay))).isEmpty();
  }

  @Test
  void dailyHospitalVisitsAreRight() {
    Line.Builder first =
        line(1, "99232").on(TODAY.minusDays(1)).encounter("e1").start(at("2026-08-11T10:00:00Z"));
    Line.Builder second = line(2, "99232").encounter("e1").start(at("2026-08-12T08:00:00Z"));
    assertThat(alerts(SUSPECT, lines(first, second))).isEmpty();
    assertThat(alerts(EXACT, lines(first, second))).isEmpty();
  }

  @Test
  void addOnsAndDrugsMayStandOnSeveralLines() {
    assertThat(alerts(SUSPECT, lines(line(1, "17003"), line(2, "17003").charge(BigDecimal.TEN))))
        .isEmpty();
    assertThat(alerts(SUSPECT, lines(line(1, "J3301"), line(2, "J3301").charge(BigDecimal.TEN))))
        .isEmpty();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static ClaimFacts twoPhysicians(String specialty) {
    return claim(line(1, "71046").careTeam(1).build(), line(2, "71046").careTeam(2).build())
        .careTeam(new CareTeamMember(2, CareRole.RENDERING, OTHER_NPI, specialty, "Lee", false))
        .build();
  }

  private static ClaimFacts earlier(Line... lines) {
    return claim(lines).id("claim-0").build();
  }

  private static ClaimFacts after(Status status, String code) {
    return claim(line(1, code).build())
        .earlier(new EarlierClaim(earlier(line(1, code).build()), status))
        .build();
  }

  private static ClaimFacts lines(Line.Builder... lines) {
    ClaimFactsBuilder claim = claim();
    for (Line.Builder line : lines) {
      claim.line(line.build());
    }
    return claim.build();
  }

  private static List<Alert> alerts(ClaimEdit edit, ClaimFacts claim) {
    return judge(edit, claim).alerts();
  }
}
