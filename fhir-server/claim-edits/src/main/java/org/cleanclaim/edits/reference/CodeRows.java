package org.cleanclaim.edits.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows by a packed key: a sorted array that is searched, not a map that is hashed. */
final class CodeRows<R> {
  private final long[] keys;
  private final List<R> rows;

  CodeRows(Map<Long, R> byKey) {
    TreeMap<Long, R> sorted = new TreeMap<>(byKey);
    this.keys = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
    this.rows = List.copyOf(sorted.values());
  }

  /** The row of a key; null when there is none. */
  R get(long key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? null : rows.get(at);
  }

  int size() {
    return keys.length;
  }
}
