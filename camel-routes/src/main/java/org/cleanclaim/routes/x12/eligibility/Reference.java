package org.cleanclaim.routes.x12.eligibility;

/**
 * A number the payer gives along: REF of loop 2100C/D or 2110C/D.
 *
 * @param qualifier REF01, such as 6P group number
 * @param number REF02
 * @param description REF03, null when absent
 */
public record Reference(String qualifier, String number, String description) {}
