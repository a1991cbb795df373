package org.cleanclaim.edits.reference;

/** One published table in one edition. */
public interface ReferenceTable {

  /** Which edition it is. */
  Edition edition();
}
