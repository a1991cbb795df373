package org.cleanclaim.plugin.ledger;

import java.time.LocalDate;

/**
 * How often one payer denies for the reason an alert names, before the alert was first shown and
 * from then on, at its first answer.
 *
 * @param since the day it was first shown
 * @param denial the reason (CARC)
 * @param linesBefore lines of visits before that day that the payer decided
 * @param deniedBefore those of them that were denied for the reason
 */
public record AlertEffect(
    String edit,
    String policy,
    LocalDate since,
    String denial,
    int linesBefore,
    int deniedBefore,
    int linesAfter,
    int deniedAfter) {}
