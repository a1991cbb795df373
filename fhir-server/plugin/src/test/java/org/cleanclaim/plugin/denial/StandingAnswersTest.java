package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.denial.StandingAnswers.Answer;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class StandingAnswersTest {

  private final Answer denied = answer("1", "2026-11-01", "1", 100, 0);
  private final Answer turned = answer("2", "2026-11-10", "22", -100, 0);
  private final Answer paid = answer("3", "2026-11-10", "1", 100, 80);

  @Test
  void correctionTakesThePlaceOfWhatWasTurned() {
    assertThat(standing(List.of(denied, turned, paid))).containsExactly("3");
  }

  @Test
  void reversalAloneLeavesNothing() {
    assertThat(standing(List.of(denied, turned))).isEmpty();
    assertThat(standing(List.of(turned))).isEmpty();
  }

  @Test
  void reversalOfThePaymentRestoresNothingButWhatWasBefore() {
    Answer taken = answer("4", "2026-11-20", "22", -100, -80);
    assertThat(standing(List.of(denied, paid, taken))).containsExactly("1");
  }

  @Test
  void theOrderInWhichTheyWerePostedDoesNotMatter() {
    List<Answer> all =
        new ArrayList<>(
            List.of(
                denied,
                turned,
                paid,
                answer("5", "2026-11-25", "22", -100, -80),
                answer("6", "2026-11-25", "1", 100, 40)));
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(all, random);
      assertThat(standing(all)).containsExactly("6");
    }
  }

  @Test
  void everyPayersNewestStands() {
    Answer other = answer("7", "2026-10-01", "2", 100, 20);
    other.response().setInsurer(new Reference("Organization/second"));
    assertThat(standing(List.of(denied, paid, other))).containsExactlyInAnyOrder("3", "7");
  }

  @Test
  void anAnswerToTheCorrectionStandsForBoth() {
    Answer corrected =
        new Answer(
            answer("8", "2026-11-05", "1", 100, 90).response(),
            "new",
            List.of(
                new LineOutcome(
                    1, BigDecimal.valueOf(100), BigDecimal.valueOf(90), List.of(), List.of())));
    assertThat(standing(List.of(denied, corrected))).containsExactly("8");
  }

  @Test
  void forwardedUndecidedIsNoAnswer() {
    assertThat(standing(List.of(answer("9", "2026-11-01", "23", 100, 0)))).isEmpty();
  }

  private static List<String> standing(List<Answer> all) {
    return StandingAnswers.of(all, List.of("old", "new")).stream()
        .map(answer -> answer.response().getIdElement().getIdPart())
        .toList();
  }

  private static Answer answer(String id, String created, String status, int charged, int paid) {
    ClaimResponse response = new ClaimResponse();
    response.setId(id);
    response.setCreatedElement(new DateTimeType(created));
    response.setInsurer(new Reference("Organization/payer"));
    response.addExtension(Canonical.CLAIM_STATUS_CODE, new CodeType(status));
    response.addIdentifier().setSystem(Canonical.PAYER_CLAIM_NUMBER).setValue("ICN");
    return new Answer(
        response,
        "old",
        List.of(
            new LineOutcome(
                1, BigDecimal.valueOf(charged), BigDecimal.valueOf(paid), List.of(), List.of())));
  }
}
