package org.cleanclaim.plugin.ledger;

/**
 * An alert as people decide about it.
 *
 * @param edit the edit's id
 * @param policy the payer policy it is judged by
 * @param role who reads it: {@code clinician}, {@code front-desk} or {@code biller}
 */
public record AlertKey(String edit, String policy, String role) {}
