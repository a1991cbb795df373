package org.cleanclaim.edits.reference;

import java.util.Map;
import java.util.function.BiConsumer;

/** Rows by a packed key, open-addressed: a look-up touches a slot or two and allocates nothing. */
final class CodeRows<R> {
  private static final long EMPTY = Long.MIN_VALUE;

  private final long[] keys;
  private final Object[] rows;
  private final int size;

  CodeRows(Map<Long, R> byKey) {
    this.size = byKey.size();
    int slots = Integer.highestOneBit(Math.max(4, size)) * 4;
    this.keys = new long[slots];
    this.rows = new Object[slots];
    java.util.Arrays.fill(keys, EMPTY);
    byKey.forEach(this::put);
  }

  private void put(long key, R row) {
    int slot = slot(key);
    while (keys[slot] != EMPTY) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    rows[slot] = row;
  }

  /** The row of a key; null when there is none. */
  @SuppressWarnings("unchecked") // Only rows are put there.
  R get(long key) {
    for (int slot = slot(key); keys[slot] != EMPTY; slot = slot + 1 & keys.length - 1) {
      if (keys[slot] == key) {
        return (R) rows[slot];
      }
    }
    return null;
  }

  /** Gives every row with its key, in no order. */
  @SuppressWarnings("unchecked") // Only rows are put there.
  void forEach(BiConsumer<Long, R> taker) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != EMPTY) {
        taker.accept(keys[slot], (R) rows[slot]);
      }
    }
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & keys.length - 1;
  }

  int size() {
    return size;
  }
}
