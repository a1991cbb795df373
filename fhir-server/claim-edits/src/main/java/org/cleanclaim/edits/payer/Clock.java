package org.cleanclaim.edits.payer;

/** What a limit of time runs from. */
public enum Clock {
  SERVICE,
  REMITTANCE,
  PREVIOUS_DECISION
}
