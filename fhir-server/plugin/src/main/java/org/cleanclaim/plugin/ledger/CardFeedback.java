package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a person did with a card (CDS Hooks 2.0, "Feedback").
 *
 * @param card the card's uuid, known to us or not
 * @param service the CDS service the feedback was sent to
 * @param outcome accepted or overridden
 * @param acceptedSuggestions the suggestions taken
 * @param reasonSystem code system of the override reason; null when none was given
 * @param reasonCode its code; null when none was given
 * @param userComment the person's own words; null when none were given
 * @param at when the person acted
 */
public record CardFeedback(
    String card,
    String service,
    String outcome,
    List<String> acceptedSuggestions,
    String reasonSystem,
    String reasonCode,
    String userComment,
    OffsetDateTime at) {

  public CardFeedback {
    acceptedSuggestions = List.copyOf(acceptedSuggestions);
  }
}
