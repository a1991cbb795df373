package org.cleanclaim.edits.facts;

/** What a member of the care team did. */
public enum CareRole {
  /** NM1*82. */
  RENDERING,
  /** NM1*DK. */
  ORDERING,
  /** NM1*DN. */
  REFERRING,
  /** NM1*DQ. */
  SUPERVISING,
  /** NM1*71, institutional. */
  ATTENDING,
  OTHER
}
