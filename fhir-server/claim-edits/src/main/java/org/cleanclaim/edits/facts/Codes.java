package org.cleanclaim.edits.facts;

/** Procedure codes and modifiers as small numbers, so that comparing them costs nothing. */
public final class Codes {
  /** What text that is no code packs to. */
  public static final int NONE = -1;

  private static final int GROUP = 3;
  private static final int MOST_MODIFIERS = 4;
  private static final int MODIFIER_BITS = 11;

  private Codes() {}

  /** Packs a five-character procedure code; {@link #NONE} when the text is none. */
  public static int procedure(CharSequence code) {
    return code == null || code.length() != 5 ? NONE : pack(code);
  }

  /** Packs a two-character modifier; {@link #NONE} when the text is none. */
  public static int modifier(CharSequence code) {
    return code == null || code.length() != 2 ? NONE : pack(code);
  }

  /**
   * Packs the category of a diagnosis, its first three characters; {@link #NONE} when it has none.
   */
  public static int diagnosisGroup(CharSequence code) {
    return code == null || code.length() < GROUP ? NONE : pack(code, GROUP);
  }

  /**
   * Packs up to four modifiers, whatever their order and repetitions, so that equal sets are equal
   * numbers; {@link #NONE} when there are more or one is none.
   */
  public static long modifierSet(int[] modifiers) {
    long set = 0;
    int last = NONE;
    for (int taken = 0; ; taken++) {
      int next = Integer.MAX_VALUE;
      for (int modifier : modifiers) {
        if (modifier == NONE) {
          return NONE;
        }
        if (modifier > last && modifier < next) {
          next = modifier;
        }
      }
      if (next == Integer.MAX_VALUE) {
        return set;
      }
      if (taken == MOST_MODIFIERS) {
        return NONE;
      }
      set = set << MODIFIER_BITS | next + 1;
      last = next;
    }
  }

  /** Whether a set packed by {@link #modifierSet} holds a packed modifier. */
  public static boolean contains(long modifierSet, int modifier) {
    for (long rest = modifierSet; rest > 0; rest >>>= MODIFIER_BITS) {
      if ((rest & (1 << MODIFIER_BITS) - 1) == modifier + 1) {
        return true;
      }
    }
    return false;
  }

  private static int pack(CharSequence code) {
    return pack(code, code.length());
  }

  private static int pack(CharSequence code, int length) {
    int packed = 0;
    for (int i = 0; i < length; i++) {
      int digit = digit(code.charAt(i));
      if (digit < 0) {
        return NONE;
      }
      packed = packed * 36 + digit;
    }
    return packed;
  }

  /** The text of a packed code. */
  public static String text(int packed, int length) {
    char[] text = new char[length];
    int left = packed;
    for (int i = length - 1; i >= 0; i--) {
      text[i] = Character.toUpperCase(Character.forDigit(left % 36, 36));
      left /= 36;
    }
    return new String(text);
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
  }
}
