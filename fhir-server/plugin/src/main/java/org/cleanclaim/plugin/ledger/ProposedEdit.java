package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cleanclaim.edits.Severity;

/**
 * An edit of a payer's own that a pattern of denials proposes.
 *
 * @param version how often somebody decided about it
 * @param payer the payer policy, or a payer's id where it has none
 * @param decision the last one; null while there is none
 * @param proposedAt when it was proposed first
 */
public record ProposedEdit(
    String id,
    int version,
    String payer,
    Row row,
    Span span,
    Figures figures,
    State state,
    Decision decision,
    OffsetDateTime proposedAt) {

  /** Where a proposal stands. */
  public enum State {
    /** A person has yet to decide. */
    PROPOSED,
    /** It speaks with the severity a person gave it. */
    ACCEPTED,
    /** A person does not want it. */
    REJECTED,
    /** Nobody decided, and the figures no longer bear it. */
    LAPSED;

    /** The code on the wire and in the ledger. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> of(String code) {
      for (State state : values()) {
        if (state.code().equals(code)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What it would say of which lines: null or empty conditions are none.
   *
   * @param edit the id its alerts would have
   * @param beside another procedure of the claim and day
   * @param without none of these modifiers is on the line
   * @param diagnosis an ICD-10-CM category the line points at
   * @param npi of the physician
   * @param denial group code and CARC
   */
  public record Row(
      String edit,
      String procedure,
      String beside,
      List<String> without,
      String place,
      String diagnosis,
      String npi,
      String denial,
      String message,
      String remedy) {

    public Row {
      without = List.copyOf(without);
    }
  }

  /**
   * The days of adjudication behind the figures, all inclusive.
   *
   * @param from first day learned from
   * @param heldBackFrom first day of the quarter held back
   * @param to last day of that quarter
   */
  public record Span(LocalDate from, LocalDate heldBackFrom, LocalDate to) {}

  /**
   * How lines like this fared.
   *
   * @param lines decided in the days learned from
   * @param denied those of them that were denied
   * @param ofReason those denied for the reason proposed
   * @param base which part of all the payer's lines was denied for it
   * @param low which part of such lines is, at the least, with 95 % confidence
   * @param chance how likely so many come about by chance
   * @param heldBack what it would have come to in the quarter held back
   */
  public record Figures(
      int lines,
      int denied,
      int ofReason,
      BigDecimal base,
      BigDecimal low,
      double chance,
      HeldBack heldBack) {}

  /**
   * What the edit would have come to in a quarter it was not learned from.
   *
   * @param lines it would have spoken on
   * @param stopped those denied for the reason it would have named
   * @param otherwise those denied for another
   * @param dollars charged on those it would have stopped
   */
  public record HeldBack(int lines, int stopped, int otherwise, BigDecimal dollars) {

    /** Lines it would have spoken on that were paid. */
    public int falseAlarms() {
      return lines - stopped - otherwise;
    }
  }

  /**
   * What a person decided.
   *
   * @param severity how hard it speaks; null where it was rejected
   * @param reason why, in the person's words; null where none was given
   * @param person who, as a reference or in words
   */
  public record Decision(Severity severity, String reason, String person, OffsetDateTime at) {}

  /** The same with other figures, proposed. */
  public ProposedEdit figured(Row newRow, Span newSpan, Figures newFigures) {
    return new ProposedEdit(
        id, version, payer, newRow, newSpan, newFigures, State.PROPOSED, decision, proposedAt);
  }

  /** The same, as a person decided. */
  public ProposedEdit decided(Decision made) {
    return new ProposedEdit(
        id,
        version + 1,
        payer,
        row,
        span,
        figures,
        made.severity() == null ? State.REJECTED : State.ACCEPTED,
        made,
        proposedAt);
  }
}
