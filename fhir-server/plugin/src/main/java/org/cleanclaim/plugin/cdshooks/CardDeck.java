package org.cleanclaim.plugin.cdshooks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.ledger.ShownAs;

/**
 * The cards of one answer: the gravest first, then by dollars times the probability of the denial;
 * few of them, the rest in the app.
 */
class CardDeck {

  /** More cards than this are not read. */
  static final int MOST = 3;

  /** A fault of ours is no finding about the claim. */
  private static final String OWN_FAULT = "edit-failed";

  private static final Comparator<Dealt> RANK =
      Comparator.comparing((Dealt dealt) -> dealt.alert().severity())
          .thenComparing(
              Dealt::expectedLoss, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
          .reversed();

  private final CardText text;
  private final int limit;
  private final Severity least;

  /** A finding and the draft it is about. */
  private record Dealt(Alert alert, Judged judged) {
    BigDecimal expectedLoss() {
      return alert.amountAtRisk() == null || alert.denial() == null
          ? alert.amountAtRisk()
          : alert
              .amountAtRisk()
              .multiply(BigDecimal.valueOf(judged.risk().probabilityOf(alert.denial())));
    }
  }

  CardDeck(CardText text, int limit, Severity least) {
    this.text = text;
    this.limit = limit;
    this.least = least;
  }

  /**
   * Deals the cards of an answer.
   *
   * @param audience tells of a finding whether it concerns who reads this
   */
  List<Card> deal(List<Judged> all, Predicate<Alert> audience, CdsCall call) {
    Predicate<Alert> concerned = call.unanswered(audience);
    List<Dealt> found = new ArrayList<>();
    List<Card> cards = new ArrayList<>();
    for (Judged judged : all) {
      findings(judged, concerned, call.discretion()).forEach(found::add);
    }
    found.sort(RANK);
    int more = Math.max(0, found.size() - limit);
    found.stream()
        .limit(limit)
        .forEach(dealt -> cards.add(text.card(dealt.alert(), dealt.judged(), more)));
    if (cards.size() < limit) {
      uncheckable(all).ifPresent(cards::add);
    }
    return cards;
  }

  /** What is to be shown of a draft; what is not is counted all the same. */
  private Stream<Dealt> findings(Judged judged, Predicate<Alert> concerned, Discretion discretion) {
    List<Alert> shown = new ArrayList<>();
    for (Alert alert : judged.result().alerts()) {
      boolean grave = alert.severity().compareTo(least) >= 0;
      if (!grave || OWN_FAULT.equals(alert.edit()) || !concerned.test(alert)) {
        continue;
      }
      if (discretion.mutes(alert, judged)) {
        discretion.keepBack(ShownAs.MUTED, alert, judged);
      } else {
        shown.add(alert);
      }
    }
    for (Alert alert : judged.result().shadowed()) {
      if (!concerned.test(alert)) {
        continue;
      }
      if (discretion.promotes(alert, judged)) {
        shown.add(judged.promotion().apply(alert));
      } else {
        discretion.keepBack(ShownAs.SHADOW, alert, judged);
      }
    }
    return shown.stream().map(alert -> new Dealt(alert, judged));
  }

  private Optional<Card> uncheckable(List<Judged> all) {
    boolean failed =
        all.stream()
            .flatMap(judged -> judged.result().alerts().stream())
            .anyMatch(alert -> OWN_FAULT.equals(alert.edit()));
    return failed ? Optional.of(text.couldNotCheck()) : Optional.empty();
  }

  /** Where nothing was found but something could not be checked, silence would be a lie. */
  static List<Card> notices(CardText text, List<Judged> all) {
    return all.stream()
        .filter(judged -> !judged.notes().isEmpty())
        .limit(1)
        .map(
            judged ->
                text.notice(
                    judged.payer() == null
                        ? "Could not check eligibility."
                        : "Could not check eligibility with " + judged.payer() + ".",
                    judged.said(String.join(" ", judged.notes()))))
        .toList();
  }
}
