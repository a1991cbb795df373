package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.FhirDates;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;

/**
 * What payers' answers to a claim come to, in whatever order they were posted.
 *
 * <p>A reversal (835 CLP02 22) takes away the answer it turns: that with the same number of the
 * payer and the opposite sums, the oldest of them. Of what is left, each payer's newest answer to
 * the newest claim that was answered stands. A claim that was forwarded undecided (23) is not
 * answered.
 */
final class StandingAnswers {

  /**
   * An answer as it was read.
   *
   * @param claim id of the claim it answers; empty where that is not known
   */
  record Answer(ClaimResponse response, String claim, List<LineOutcome> outcomes) {

    BigDecimal paid() {
      return AdjudicationReader.paid(response, outcomes);
    }

    private BigDecimal charged() {
      return AdjudicationReader.charged(response, outcomes);
    }

    private boolean isTurnedBy(Answer reversal) {
      return claim.equals(reversal.claim)
          && Objects.equals(number(), reversal.number())
          && paid().add(reversal.paid()).signum() == 0
          && charged().abs().compareTo(reversal.charged().abs()) == 0;
    }

    private String number() {
      return response.getIdentifier().stream()
          .filter(id -> Canonical.PAYER_CLAIM_NUMBER.equals(id.getSystem()))
          .map(Identifier::getValue)
          .findFirst()
          .orElse(null);
    }

    private String payer() {
      return Objects.requireNonNullElse(Facts.words(response.getInsurer()), "");
    }
  }

  private StandingAnswers() {}

  /**
   * The answers that stand, one for each payer.
   *
   * @param claims ids of the claim and of its corrections, the oldest first
   */
  static List<Answer> of(List<Answer> all, List<String> claims) {
    List<Answer> left = new ArrayList<>();
    List<Answer> reversals = new ArrayList<>();
    all.stream()
        .sorted(byAge())
        .forEach(
            answer -> {
              if (AdjudicationReader.isReversal(answer.response())) {
                reversals.add(answer);
              } else if (!AdjudicationReader.isForwardedUndecided(answer.response())) {
                left.add(answer);
              }
            });
    for (Answer reversal : reversals) {
      left.stream()
          .filter(answer -> answer.isTurnedBy(reversal))
          .findFirst()
          .ifPresent(left::remove);
    }
    Optional<String> newest =
        left.stream().map(Answer::claim).max(Comparator.comparingInt(claims::indexOf));
    Map<String, Answer> byPayer = new LinkedHashMap<>();
    left.stream()
        .filter(answer -> answer.claim().equals(newest.orElse("")))
        .forEach(answer -> byPayer.put(answer.payer(), answer));
    return List.copyOf(byPayer.values());
  }

  private static Comparator<Answer> byAge() {
    return Comparator.comparing(
            (Answer answer) ->
                Objects.requireNonNullElse(
                    FhirDates.day(answer.response().getCreatedElement()), LocalDate.MIN))
        .thenComparing(
            answer -> answer.response().getMeta().getLastUpdated(),
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(answer -> number(answer.response().getIdElement().getIdPart()))
        .thenComparing(answer -> answer.response().getIdElement().getIdPart());
  }

  /** Ids that the server gives are numbers and grow. */
  private static long number(String id) {
    return id != null && id.matches("[0-9]{1,18}") ? Long.parseLong(id) : Long.MAX_VALUE;
  }
}
