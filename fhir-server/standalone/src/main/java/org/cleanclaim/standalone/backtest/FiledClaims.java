package org.cleanclaim.standalone.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All claims of a run. A remittance is matched on CLP01 = CLM01; where several claims have that
 * number, on the payer's number, payer's place, days of service and charge.
 */
final class FiledClaims {

  private static final int OF_THE_DAYS = 4;
  private static final int OF_THE_CHARGE = 4;
  private static final int OF_THE_PLACE = 2;
  private static final int OF_THE_FREQUENCY = 1;

  /** CLP02 of the first, second and third payer. */
  private static final Map<String, String> PLACES =
      Map.of("1", "P", "19", "P", "2", "S", "20", "S", "3", "T", "21", "T");

  private final List<FiledClaim> all = new ArrayList<>();
  private final Map<String, List<FiledClaim>> byNumber = new HashMap<>();

  void add(FiledClaim claim) {
    all.add(claim);
    byNumber.computeIfAbsent(key(claim.number()), number -> new ArrayList<>(1)).add(claim);
  }

  /** In the order they were sent. */
  List<FiledClaim> inOrder() {
    return all.stream().sorted(Comparator.comparing(FiledClaim::sent)).toList();
  }

  /** Gives the answer to the claim it is about; false when there is none. */
  boolean answer(Answer answer) {
    List<FiledClaim> same =
        byNumber.getOrDefault(key(answer.claim().patientControlNumber()), List.of());
    Optional<FiledClaim> found = same.size() == 1 ? Optional.of(same.get(0)) : best(same, answer);
    found.ifPresent(claim -> claim.answers().add(answer));
    return found.isPresent();
  }

  /** Neither days nor charge alike is no match; of two as good, the one not answered yet. */
  private static Optional<FiledClaim> best(List<FiledClaim> same, Answer answer) {
    Optional<FiledClaim> known =
        same.stream().filter(claim -> isAnsweredUnder(claim, answer)).findFirst();
    return known.or(
        () ->
            same.stream()
                .filter(claim -> likeness(claim, answer) >= OF_THE_DAYS)
                .filter(claim -> !isOfReplaced(claim, answer))
                .max(
                    Comparator.comparingInt((FiledClaim claim) -> likeness(claim, answer))
                        .thenComparing(claim -> claim.answers().isEmpty())
                        .thenComparing(FiledClaim::sent, Comparator.reverseOrder())));
  }

  /** CLP07 is the payer's number of one claim for ever: its reversal bears it too. */
  private static boolean isAnsweredUnder(FiledClaim claim, Answer answer) {
    String number = answer.claim().payerControlNumber();
    return number != null
        && claim.answers().stream()
            .anyMatch(earlier -> number.equals(earlier.claim().payerControlNumber()))
        && claim.charge().compareTo(answer.charge()) == 0;
  }

  /** What answers the replaced claim bears the number that the replacement names. */
  private static boolean isOfReplaced(FiledClaim claim, Answer answer) {
    return claim
        .replacedNumber()
        .filter(n -> n.equals(answer.claim().payerControlNumber()))
        .isPresent();
  }

  private static int likeness(FiledClaim claim, Answer answer) {
    int likeness = 0;
    boolean sameDays =
        claim.served().filter(span -> answer.days().stream().anyMatch(span::contains)).isPresent();
    likeness += sameDays ? OF_THE_DAYS : 0;
    likeness += claim.charge().compareTo(answer.charge()) == 0 ? OF_THE_CHARGE : 0;
    String place = PLACES.get(answer.claim().status());
    String own = claim.claim().subscription() == null ? "P" : claim.claim().subscription().order();
    likeness += place != null && place.equals(own) ? OF_THE_PLACE : 0;
    String frequency = answer.claim().frequency();
    boolean sameFrequency =
        frequency != null && frequency.equals(claim.claim().heading().frequency());
    return likeness + (sameFrequency ? OF_THE_FREQUENCY : 0);
  }

  private static String key(String number) {
    return number == null ? "" : number.strip();
  }
}
