package org.cleanclaim.edits.facts;

/** Modifiers by what they say. */
public final class Modifiers {
  /** Which eyelid, finger, toe, side or coronary artery. */
  public static final ModifierSet ANATOMIC =
      ModifierSet.of(
          "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9"
              + " LT RT LC LD LM RC RI");

  /** A distinct service: 59 and the four that say why. */
  public static final ModifierSet DISTINCT = ModifierSet.of("59 XE XS XP XU");

  /** What sets a visit apart from a procedure. */
  public static final ModifierSet SEPARATE_VISIT = ModifierSet.of("24 25 57");

  /** Staged, return to theatre, unrelated; repeated laboratory test. */
  public static final ModifierSet COLUMN_TWO_ONLY = ModifierSet.of("58 78 79 91");

  /** The same service again. */
  public static final ModifierSet REPEAT = ModifierSet.of("76 77 91");

  /** A repeat or a distinct service: no duplicate. */
  public static final ModifierSet REPEAT_OR_DISTINCT = ModifierSet.of("76 77 91 59 XE XS XP XU");

  /** Several outpatient visits of one day; facilities only. */
  public static final int MULTIPLE_FACILITY_VISITS = Codes.modifier("27");

  public static final int BILATERAL = Codes.modifier("50");

  private Modifiers() {}
}
