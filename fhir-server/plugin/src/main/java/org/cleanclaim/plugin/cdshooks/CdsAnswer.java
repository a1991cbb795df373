package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import org.cleanclaim.edits.modifier.ModifierSuggestion;

/**
 * What a service answers.
 *
 * @param cards what to show, first things first
 * @param trace why each edit spoke or kept silent; empty when not asked for
 * @param modifiers what the charged lines can carry; empty where nothing is charged
 */
public record CdsAnswer(
    List<Card> cards, List<CdsAnswer.TraceEntry> trace, List<CdsAnswer.LineModifiers> modifiers) {

  public CdsAnswer {
    cards = List.copyOf(cards);
    trace = List.copyOf(trace);
    modifiers = List.copyOf(modifiers);
  }

  /** An answer about something that is not charged by the line. */
  public CdsAnswer(List<Card> cards, List<CdsAnswer.TraceEntry> trace) {
    this(cards, trace, List.of());
  }

  /**
   * The modifiers a line can carry, those its payer paid most often first.
   *
   * @param claim the draft, as a relative reference; null for a draft without an id
   * @param line the line's sequence
   */
  public record LineModifiers(
      String claim, int line, String procedure, List<ModifierSuggestion> suggestions) {

    public LineModifiers {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * One edit's verdict.
   *
   * @param edit the edit's id
   * @param line the line's sequence, 0 for the claim or visit
   * @param verdict passed, found, bypassed or not-checked
   * @param reason the message, what bypassed it, or what was missing; empty when passed
   */
  public record TraceEntry(String edit, int line, String verdict, String reason) {}
}
