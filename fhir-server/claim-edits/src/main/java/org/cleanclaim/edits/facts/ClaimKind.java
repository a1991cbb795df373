package org.cleanclaim.edits.facts;

/** The kind of claim, which decides the guide and the tables it is judged by. */
public enum ClaimKind {
  /** 837P, CMS-1500. */
  PROFESSIONAL,
  /** 837I, UB-04. */
  INSTITUTIONAL
}
