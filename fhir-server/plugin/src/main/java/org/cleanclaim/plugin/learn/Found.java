package org.cleanclaim.plugin.learn;

import org.cleanclaim.plugin.ledger.ProposedEdit;

/**
 * A pattern by which a payer denies.
 *
 * @param reason group code and CARC
 */
record Found(String payer, Pattern pattern, String reason, ProposedEdit.Figures figures) {}
