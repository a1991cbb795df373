package org.cleanclaim.edits.facts;

/** Administrative gender as registered. */
public enum Gender {
  FEMALE,
  MALE,
  OTHER,
  UNKNOWN
}
