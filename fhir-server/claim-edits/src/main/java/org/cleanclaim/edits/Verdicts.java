package org.cleanclaim.edits;

import java.time.LocalDate;
import org.cleanclaim.edits.reference.TableKey;

/** Where an edit says what it saw. Not saying anything about a line means the line passed. */
public interface Verdicts {

  /** The rule is broken. */
  void found(Finding finding);

  /**
   * The rule would have fired, had not something the rule allows stood in its way.
   *
   * @param line the line's sequence, 0 for the claim
   * @param by what bypassed it, in a few words: "modifier 59 on line 2"
   */
  void bypassed(int line, String by);

  /** Whether anybody listens to what bypassed a rule; if not, an edit need not put it in words. */
  default boolean traced() {
    return true;
  }

  /** Whether anybody looks at the fixes of a finding; if not, an edit need not make them. */
  default boolean wantsFixes() {
    return true;
  }

  /**
   * The rule could not be judged.
   *
   * @param line the line's sequence, 0 for the claim
   * @param missing the reference edition, fact or answer that was missing
   */
  void notChecked(int line, String missing);

  /** No edition of a table holds on a day of service, so the rule could not be judged. */
  default void lacks(TableKey<?> table, LocalDate serviceDay) {
    notChecked(0, table.label() + ": no edition loaded for " + serviceDay);
  }
}
