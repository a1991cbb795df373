package org.cleanclaim.edits.payer;

/** What sort of payer a policy is about. */
public enum PayerKind {
  MEDICARE_FFS,
  MEDICARE_ADVANTAGE,
  MEDICAID,
  COMMERCIAL,
  WORKERS_COMP,
  OTHER
}
