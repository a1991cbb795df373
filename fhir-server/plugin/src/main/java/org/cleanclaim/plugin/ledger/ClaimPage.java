package org.cleanclaim.plugin.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A page of a worklist.
 *
 * @param count claims that match, on all pages
 * @param sum dollars billed on them
 * @param views claims in each view, filters left out
 * @param payers claims of the view by payer, filters left out; so are clinicians and edits
 */
public record ClaimPage(
    List<ClaimEntry> claims,
    long count,
    BigDecimal sum,
    Map<ClaimQuery.View, Long> views,
    Map<String, Long> payers,
    Map<String, Long> clinicians,
    Map<String, Long> edits) {}
