package org.cleanclaim.edits.facts;

/** Whose code a line carries. */
public enum CodeSystem {
  CPT,
  HCPCS,
  OTHER
}
