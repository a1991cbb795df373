package org.cleanclaim.edits.facts;

/** Procedure codes and modifiers as small numbers, so that comparing them costs nothing. */
public final class Codes {
  /** What text that is no code packs to. */
  public static final int NONE = -1;

  private Codes() {}

  /** Packs a five-character procedure code; {@link #NONE} when the text is none. */
  public static int procedure(CharSequence code) {
    return code == null || code.length() != 5 ? NONE : pack(code);
  }

  /** Packs a two-character modifier; {@link #NONE} when the text is none. */
  public static int modifier(CharSequence code) {
    return code == null || code.length() != 2 ? NONE : pack(code);
  }

  private static int pack(CharSequence code) {
    int packed = 0;
    for (int i = 0; i < code.length(); i++) {
      int digit = digit(code.charAt(i));
      if (digit < 0) {
        return NONE;
      }
      packed = packed * 36 + digit;
    }
    return packed;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
  }
}
