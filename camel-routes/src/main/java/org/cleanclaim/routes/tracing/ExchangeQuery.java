package org.cleanclaim.routes.tracing;

import java.time.Instant;

/**
 * Which exchanges are asked for; null asks for any.
 *
 * @param state a state, or {@code stuck} for all that wait for a person
 * @param payer a payer's id, or a partner's name
 * @param trace a claim (17 or Claim/17), CLM01, or ISA13
 * @param page from 0
 */
public record ExchangeQuery(
    String direction,
    String kind,
    String state,
    String payer,
    String trace,
    Instant from,
    Instant to,
    int page) {}
