package org.cleanclaim.edits.reference;

import java.util.Arrays;

/** Packed procedure codes, numbered densely from 0: an open-addressed table of ints. */
final class CodeNumbers {
  private int[] keys = filled(1 << 10);
  private char[] values = new char[1 << 10];
  private int size;

  private static int[] filled(int length) {
    int[] empty = new int[length];
    Arrays.fill(empty, -1);
    return empty;
  }

  /** The code of each number. */
  private int[] codes = new int[1 << 9];

  /** The codes in the order of their numbers. */
  int[] codes() {
    return Arrays.copyOf(codes, size);
  }

  /** The code that has a number. */
  int code(int number) {
    return codes[number];
  }

  /** The number of a code; -1 when it has none. */
  int number(int code) {
    int mask = keys.length - 1;
    for (int slot = slot(code, mask); keys[slot] != -1; slot = (slot + 1) & mask) {
      if (keys[slot] == code) {
        return values[slot];
      }
    }
    return -1;
  }

  int numberOrNew(int code) {
    int known = number(code);
    if (known >= 0) {
      return known;
    }
    if (size == Character.MAX_VALUE) {
      throw new IllegalStateException("more than 65,535 different codes");
    }
    if (size * 2 >= keys.length) {
      grow();
    }
    put(code, (char) size);
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size] = code;
    return size++;
  }

  private void put(int code, char value) {
    int mask = keys.length - 1;
    int slot = slot(code, mask);
    while (keys[slot] != -1) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = code;
    values[slot] = value;
  }

  private void grow() {
    int[] oldKeys = keys;
    char[] oldValues = values;
    keys = filled(oldKeys.length * 2);
    values = new char[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != -1) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int slot(int code, int mask) {
    int mixed = code * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }

  int size() {
    return size;
  }

  long bytes() {
    return 6L * keys.length + 4L * codes.length;
  }
}
