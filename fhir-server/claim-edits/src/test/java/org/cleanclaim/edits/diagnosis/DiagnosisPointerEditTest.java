package org.cleanclaim.edits.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Line;
import org.junit.jupiter.api.Test;

class DiagnosisPointerEditTest {

  @Test
  void staysSilentForALineThatPointsAsItShould() {
    assertThat(alerts(claim(line(1, "99213").build()))).isEmpty();
  }

  @Test
  void holdsLineWithoutPointerAndOffersEachDiagnosis() {
    List<Alert> alerts = alerts(claim(Line.of(1, "99213").build()).diagnosis(2, "M17.11"));
    assertThat(alerts).extracting(Alert::message).containsExactly("99213 points at no diagnosis.");
    assertThat(alerts.get(0).fixes())
        .extracting(Fix::kind, Fix::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Fix.Kind.LINK_DIAGNOSIS, "1"),
            org.assertj.core.groups.Tuple.tuple(Fix.Kind.LINK_DIAGNOSIS, "2"));
  }

  @Test
  void holdsPointerToADiagnosisTheClaimDoesNotHave() {
    assertThat(alerts(claim(Line.of(1, "99213").diagnoses(1, 7).build()))).hasSize(1);
  }

  @Test
  void holdsMoreThanFourPointersAndMoreThanTwelveDiagnoses() {
    ClaimFactsBuilder claim = claim(Line.of(1, "99213").diagnoses(1, 2, 3, 4, 5).build());
    for (int i = 2; i <= 13; i++) {
      claim.diagnosis(i, "A0" + (i % 10) + "." + i);
    }
    assertThat(alerts(claim)).extracting(Alert::key).containsExactlyInAnyOrder("many", "count");
  }

  @Test
  void holdsRepeatedDiagnosis() {
    assertThat(alerts(claim(line(1, "99213").build()).diagnosis(2, "i10")))
        .extracting(Alert::message)
        .containsExactly("Diagnosis I10 stands on the claim twice.");
  }

  @Test
  void facilityLinesPointAtNothing() {
    assertThat(alerts(claim(Line.of(1, "99213").build()).kind(ClaimKind.INSTITUTIONAL))).isEmpty();
  }

  private static List<Alert> alerts(ClaimFactsBuilder claim) {
    return judge(new DiagnosisPointerEdit(), claim.build()).alerts();
  }
}
