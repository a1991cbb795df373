package org.cleanclaim.edits.modifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;
import static org.cleanclaim.edits.Given.scrub;

import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.junit.jupiter.api.Test;

class Modifier25MissingEditTest {

  @Test
  void holdsVisitThatTheTablePairsWithAProcedure() {
    List<Alert> alerts = alerts(line(1, "99214").build(), line(2, "20610", "RT").build());
    assertThat(alerts)
        .extracting(Alert::line, Alert::severity, Alert::denial)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Severity.HOLD, "CO-236"));
    assertThat(alerts.get(0).fixes())
        .extracting(Fix::label)
        .containsExactly("Separate visit: add 25");
    assertThat(alerts.get(0).fixes().get(0).documentation()).isNotBlank();
  }

  @Test
  void warnsWhereOnlyTheGlobalPeriodTakesInTheVisit() {
    assertThat(alerts(line(1, "99213").build(), line(2, "69210").build()))
        .extracting(Alert::severity)
        .containsExactly(Severity.WARN);
  }

  @Test
  void staysSilentWith25And24And57() {
    for (String modifier : List.of("25", "24", "57")) {
      assertThat(alerts(line(1, "99214", modifier).build(), line(2, "20610").build())).isEmpty();
    }
  }

  @Test
  void staysSilentForAVisitAloneAndWithLabsImagingOrEcg() {
    assertThat(alerts(line(1, "99213").build())).isEmpty();
    for (String code : List.of("80053", "85025", "71046", "93000", "93010", "97110", "36415")) {
      assertThat(alerts(line(1, "99213").build(), line(2, code).build())).as(code).isEmpty();
    }
  }

  @Test
  void vaccineAdministrationFiresByTheTable() {
    assertThat(alerts(line(1, "99213").build(), line(2, "90471").build())).hasSize(1);
  }

  @Test
  void majorProcedureIsAnotherEditsBusiness() {
    assertThat(alerts(line(1, "99285").build(), line(2, "27447").build())).isEmpty();
  }

  @Test
  void nurseVisitWithADrugIsNotMendedBy25() {
    assertThat(alerts(line(1, "99211").build(), line(2, "96372").build())).isEmpty();
  }

  @Test
  void otherDayIsNoReason() {
    assertThat(alerts(line(1, "99214").build(), line(2, "20610").on(TODAY.minusDays(1)).build()))
        .isEmpty();
  }

  @Test
  void procedureOnAnEarlierClaimOfTheDayCounts() {
    ClaimFacts earlier = claim(line(1, "20610").build()).id("claim-0").build();
    ClaimFacts now =
        claim(line(1, "99214").build())
            .earlier(new EarlierClaim(earlier, EarlierClaim.Status.ADJUDICATED))
            .build();
    assertThat(judge(new Modifier25MissingEdit(), now).alerts()).hasSize(1);
  }

  @Test
  void ofTwoVisitsTheOneTheTableDeniesIsAsked() {
    assertThat(alerts(line(1, "99214").build(), line(2, "99213").build()))
        .extracting(Alert::line)
        .containsExactly(2);
  }

  @Test
  void isReportedInsteadOfThePairItExplains() {
    assertThat(scrub(claim(line(1, "99214").build(), line(2, "20610").build()).build()).alerts())
        .extracting(Alert::edit)
        .containsExactly("modifier-25-missing");
  }

  private static List<Alert> alerts(Line... lines) {
    return judge(new Modifier25MissingEdit(), claim(lines).build()).alerts();
  }
}
