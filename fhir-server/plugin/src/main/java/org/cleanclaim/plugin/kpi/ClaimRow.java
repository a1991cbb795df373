package org.cleanclaim.plugin.kpi;

import java.time.LocalDate;

/**
 * What a Claim itself says that key figures need.
 *
 * @param claim its id
 * @param site where the service was given; null when not known
 * @param submittedOn the day it was made out; null when not known
 * @param isReplacement whether it replaces or voids an earlier one
 * @param original id of the claim it replaces; null when that is not stored here
 * @param isPrimary whether it bills the payer that pays first
 */
record ClaimRow(
    String claim,
    String site,
    LocalDate submittedOn,
    boolean isReplacement,
    String original,
    boolean isPrimary) {}
