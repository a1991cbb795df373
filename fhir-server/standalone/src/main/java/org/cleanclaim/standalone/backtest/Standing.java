package org.cleanclaim.standalone.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which answer to a claim counts: the first that was not taken back. A reversal (CLP02 22) and what
 * it takes back fall out together, whichever came first; a predetermination (25) and a claim only
 * passed on to another payer (23) were never decided.
 *
 * @param answer the one that counts; empty when none does
 * @param reversed how many pairs fell out
 * @param loose reversals of something that no file holds
 * @param predetermined answers left out as predetermination or passed on
 */
record Standing(Optional<Answer> answer, int reversed, int loose, int predetermined) {

  private static final List<String> NOT_DECIDED = List.of("23", "25");

  static Standing of(List<Answer> answers) {
    List<Answer> decided = new ArrayList<>(answers);
    decided.removeIf(answer -> NOT_DECIDED.contains(answer.claim().status()));
    int predetermined = answers.size() - decided.size();
    decided.sort(Comparator.comparing(Answer::paidOn));
    int reversed = 0;
    int loose = 0;
    for (Answer reversal : List.copyOf(decided)) {
      if (!reversal.claim().isReversal()) {
        continue;
      }
      decided.remove(reversal);
      Optional<Answer> taken = decided.stream().filter(reversal::takesBack).findFirst();
      taken.ifPresent(decided::remove);
      reversed += taken.isPresent() ? 1 : 0;
      loose += taken.isPresent() ? 0 : 1;
    }
    return new Standing(decided.stream().findFirst(), reversed, loose, predetermined);
  }
}
