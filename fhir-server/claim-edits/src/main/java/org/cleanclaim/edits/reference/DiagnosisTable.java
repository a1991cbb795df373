package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The diagnosis codes of one fiscal year. ICD-10-CM, public domain. */
public final class DiagnosisTable {
  /** What a code not in the table answers. */
  public static final int UNKNOWN = -1;

  static final int BILLABLE = 1;
  static final int MANIFESTATION = 2;
  static final int RIGHT = 4;
  static final int LEFT = 8;
  static final int SIDE_LEFT_OPEN = 16;
  private static final int LENGTH = 7;

  /** In order, for what stands below a code. */
  private final long[] codes;

  private final byte[] flags;

  /** Places of the codes, open-addressed, one more than the place; 0 is an empty slot. */
  private final int[] places;

  private final boolean complete;

  DiagnosisTable(long[] codes, byte[] flags, boolean complete) {
    this.codes = codes;
    this.flags = flags;
    this.complete = complete;
    this.places = new int[Integer.highestOneBit(Math.max(4, codes.length)) * 4];
    for (int i = 0; i < codes.length; i++) {
      int slot = slot(codes[i]);
      while (places[slot] != 0) {
        slot = slot + 1 & places.length - 1;
      }
      places[slot] = i + 1;
    }
  }

  private int slot(long code) {
    return (int) (code * 0x9E3779B97F4A7C15L >>> 40) & places.length - 1;
  }

  private int place(long code) {
    for (int slot = slot(code); places[slot] != 0; slot = slot + 1 & places.length - 1) {
      if (codes[places[slot] - 1] == code) {
        return places[slot] - 1;
      }
    }
    return -1;
  }

  /** Whether a code that is not here does not exist; not so for a sample. */
  public boolean isComplete() {
    return complete;
  }

  /** What is known of a code without dot; {@link #UNKNOWN} when it is not in the table. */
  public int flags(String code) {
    int at = code.length() > LENGTH ? -1 : place(pack(code));
    return at < 0 ? UNKNOWN : flags[at];
  }

  public static boolean isBillable(int flags) {
    return flags != UNKNOWN && (flags & BILLABLE) != 0;
  }

  /** Whether it is a manifestation "in diseases classified elsewhere", never the first. */
  public static boolean isManifestation(int flags) {
    return flags != UNKNOWN && (flags & MANIFESTATION) != 0;
  }

  public static boolean isRight(int flags) {
    return flags != UNKNOWN && (flags & RIGHT) != 0;
  }

  public static boolean isLeft(int flags) {
    return flags != UNKNOWN && (flags & LEFT) != 0;
  }

  /** Whether it leaves the side open although its neighbours name it. */
  public static boolean isSideLeftOpen(int flags) {
    return flags != UNKNOWN && (flags & SIDE_LEFT_OPEN) != 0;
  }

  /** Billable codes that begin with the text, a few of them at most. */
  public List<String> billableUnder(String start, int most) {
    List<String> found = new ArrayList<>(most);
    if (start.length() > LENGTH || start.isEmpty()) {
      return found;
    }
    int at = Arrays.binarySearch(codes, pack(start));
    for (int i = at < 0 ? -at - 1 : at; i < codes.length && found.size() < most; i++) {
      String code = unpack(codes[i]);
      if (!code.startsWith(start)) {
        break;
      }
      if (!code.equals(start) && (flags[i] & BILLABLE) != 0) {
        found.add(code);
      }
    }
    return found;
  }

  public int rows() {
    return codes.length;
  }

  /** Seven characters, blanks sorting first, so that a code stands before what begins with it. */
  static long pack(String code) {
    long packed = 0;
    for (int i = 0; i < LENGTH; i++) {
      packed = packed * 37 + (i < code.length() ? digit(code.charAt(i)) : 0);
    }
    return packed;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0' + 1;
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
  }

  void list(BiConsumer<String, String> taker) {
    for (int i = 0; i < codes.length; i++) {
      boolean billable = (flags[i] & BILLABLE) != 0;
      boolean manifestation = (flags[i] & MANIFESTATION) != 0;
      taker.accept(
          unpack(codes[i]),
          (billable ? "billable" : "not billable") + (manifestation ? ", manifestation" : ""));
    }
  }

  private static String unpack(long packed) {
    char[] text = new char[LENGTH];
    long left = packed;
    for (int i = LENGTH - 1; i >= 0; i--) {
      int digit = (int) (left % 37);
      text[i] = digit == 0 ? ' ' : (char) (digit < 11 ? '0' + digit - 1 : 'A' + digit - 11);
      left /= 37;
    }
    return new String(text).strip();
  }
}
