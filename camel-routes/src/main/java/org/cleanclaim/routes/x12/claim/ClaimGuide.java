package org.cleanclaim.routes.x12.claim;

import org.cleanclaim.routes.x12.TransactionSet;

/** Which 837 a claim is: who may bill with it, and how its lines look. */
public enum ClaimGuide {
  /** 837P: physicians and other professionals; lines are procedures. */
  PROFESSIONAL("005010X222A1", "837P", "B"),

  /** 837I: hospitals and other facilities; lines are revenue codes. */
  INSTITUTIONAL("005010X223A2", "837I", "A");

  private static final int WITHOUT_ADDENDUM = 10;

  private final String guide;
  private final String title;
  private final String placeQualifier;

  ClaimGuide(String guide, String title, String placeQualifier) {
    this.guide = guide;
    this.title = title;
    this.placeQualifier = placeQualifier;
  }

  /** The guide of a set; null when it is no claim of ours. */
  static ClaimGuide of(TransactionSet set) {
    for (var one : values()) {
      if (set.is("837", one.guide.substring(0, WITHOUT_ADDENDUM))) {
        return one;
      }
    }
    return null;
  }

  /** ST03 and GS08. */
  public String guide() {
    return guide;
  }

  /** How people call it. */
  public String title() {
    return title;
  }

  /** CLM05-2: B a place of service, A a type of bill. */
  String placeQualifier() {
    return placeQualifier;
  }
}
