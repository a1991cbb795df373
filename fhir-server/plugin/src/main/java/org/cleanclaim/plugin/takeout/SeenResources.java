package org.cleanclaim.plugin.takeout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A set of resources by type and id that takes eight bytes for each, and as much again to grow:
 * millions of them are not held by their names.
 */
final class SeenResources {

  private static final long FREE = 0;

  private final MessageDigest digest;
  private long[] slots = new long[1 << 10];
  private int size;

  SeenResources() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether it was not there before. */
  boolean add(String key) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    boolean added = put(number(key));
    size += added ? 1 : 0;
    return added;
  }

  boolean contains(String key) {
    return slots[slot(number(key))] != FREE;
  }

  private boolean put(long number) {
    int slot = slot(number);
    boolean free = slots[slot] == FREE;
    slots[slot] = number;
    return free;
  }

  /** Where it is, or would be. */
  private int slot(long number) {
    int slot = (int) number & (slots.length - 1);
    while (slots[slot] != FREE && slots[slot] != number) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    Arrays.stream(before).filter(number -> number != FREE).forEach(this::put);
  }

  private long number(String key) {
    long number = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    return number == FREE ? 1 : number;
  }
}
