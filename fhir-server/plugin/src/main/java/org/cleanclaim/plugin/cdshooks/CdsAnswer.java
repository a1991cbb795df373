package org.cleanclaim.plugin.cdshooks;

import java.util.List;

/**
 * What a service answers.
 *
 * @param cards what to show, first things first
 * @param trace why each edit spoke or kept silent; empty when not asked for
 */
public record CdsAnswer(List<Card> cards, List<CdsAnswer.TraceEntry> trace) {

  public CdsAnswer {
    cards = List.copyOf(cards);
    trace = List.copyOf(trace);
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
