package org.cleanclaim.edits.reference;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Rows by the beginning of a code, looked up without cutting the code. */
final class Beginnings<R> {
  private final String[] beginnings;
  private final Object[] rows;
  private final boolean[] firstLetters = new boolean[128];
  private int lengths;

  Beginnings(Map<String, R> byBeginning) {
    TreeMap<String, R> sorted = new TreeMap<>(byBeginning);
    this.beginnings = sorted.keySet().toArray(String[]::new);
    this.rows = sorted.values().toArray();
    for (String beginning : beginnings) {
      firstLetters[beginning.charAt(0) & 127] = true;
      lengths |= 1 << beginning.length();
    }
  }

  /** The row of the longest beginning the code has, whole or shorter; null when there is none. */
  R nearest(String code) {
    for (int length = longest(code); length > 1; length--) {
      R row = get(code, length);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** How long a beginning of the code can be; 0 when none begins as it does. */
  int longest(String code) {
    return code.isEmpty() || !firstLetters[code.charAt(0) & 127] ? 0 : Math.min(code.length(), 30);
  }

  /** The row of the code's first characters; null when there is none. */
  @SuppressWarnings("unchecked") // Only rows are put there.
  R get(String code, int length) {
    int low = 0;
    int high = (lengths & 1 << length) == 0 ? 0 : beginnings.length;
    while (low < high) {
      int middle = low + high >>> 1;
      int order = compare(beginnings[middle], code, length);
      if (order == 0) {
        return (R) rows[middle];
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return null;
  }

  /** Gives every row with its beginning. */
  @SuppressWarnings("unchecked") // Only rows are put there.
  void forEach(BiConsumer<String, R> taker) {
    for (int i = 0; i < beginnings.length; i++) {
      taker.accept(beginnings[i], (R) rows[i]);
    }
  }

  private static int compare(String beginning, String code, int length) {
    int both = Math.min(beginning.length(), length);
    for (int i = 0; i < both; i++) {
      int order = Character.compare(beginning.charAt(i), code.charAt(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(beginning.length(), length);
  }
}
