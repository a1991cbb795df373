package org.cleanclaim.edits.ncci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;
import static org.cleanclaim.edits.Given.scrub;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.junit.jupiter.api.Test;

class MueUnitsEditTest {

  @Test
  void holdsLineWithMoreThanTheLimitOfItsOwn() {
    List<Alert> alerts = alerts(line(1, "J3301").quantity(new BigDecimal(17)).build());
    assertThat(alerts).extracting(Alert::denial).containsExactly("CO-151");
    assertThat(alerts.get(0).fixes()).extracting(Fix::value).containsExactly("16");
  }

  @Test
  void furtherLinesOfALineEditAreFine() {
    assertThat(
            alerts(
                line(1, "J3301").quantity(new BigDecimal(16)).build(),
                line(2, "J3301", "76").quantity(new BigDecimal(16)).build()))
        .isEmpty();
  }

  @Test
  void dayEditSumsLinesWhateverTheirModifiers() {
    assertThat(alerts(line(1, "11042", "RT").build(), line(2, "11042", "LT").build()))
        .extracting(Alert::line, Alert::relatedLines)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, List.of(2)));
    assertThat(alerts(line(1, "11042").build())).isEmpty();
  }

  @Test
  void policyLimitIsAbsoluteAndClinicalLimitMayBeAppealed() {
    assertThat(alerts(line(1, "11042").quantity(new BigDecimal(2)).build()).get(0).remedy())
        .contains("no modifier helps");
    assertThat(alerts(line(1, "20610").quantity(new BigDecimal(3)).build()).get(0).remedy())
        .contains("appeal");
  }

  @Test
  void earlierClaimsOfTheDayCount() {
    ClaimFacts earlier = claim(line(1, "97597").build()).id("claim-0").build();
    ClaimFacts now =
        claim(line(1, "97597", "XS").build())
            .earlier(new EarlierClaim(earlier, EarlierClaim.Status.ACTIVE))
            .build();
    assertThat(judge(new MueUnitsEdit(), now).alerts()).hasSize(1);
  }

  @Test
  void limitOfZeroIsNeverPayable() {
    assertThat(alerts(line(1, "76140").build()).get(0).remedy()).contains("never payable");
  }

  @Test
  void unitsOfSeveralDaysAreDividedAndRoundedUp() {
    Line threeDays =
        line(1, "97110").on(TODAY.minusDays(2)).through(TODAY).quantity(new BigDecimal(18)).build();
    assertThat(threeDays.unitsPerDay()).isEqualTo(6);
    assertThat(alerts(threeDays)).isEmpty();
    Line nineteen =
        line(1, "97110").on(TODAY.minusDays(2)).through(TODAY).quantity(new BigDecimal(19)).build();
    assertThat(nineteen.unitsPerDay()).isEqualTo(7);
    assertThat(alerts(nineteen)).hasSize(1);
  }

  @Test
  void codeWithoutALimitIsSilent() {
    assertThat(alerts(line(1, "99499").quantity(new BigDecimal(99)).build())).isEmpty();
  }

  @Test
  void isSilentWhenADuplicateExplainsIt() {
    assertThat(scrub(claim(line(1, "11042").build(), line(2, "11042").build()).build()).alerts())
        .extracting(Alert::edit)
        .containsExactly("duplicate-exact");
  }

  private static List<Alert> alerts(Line... lines) {
    return judge(new MueUnitsEdit(), claim(lines).build()).alerts();
  }
}
