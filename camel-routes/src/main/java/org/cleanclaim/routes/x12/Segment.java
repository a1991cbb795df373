package org.cleanclaim.routes.x12;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One segment as it was read: its id, the loop it stands in, and its elements. */
public final class Segment {
  private final String id;
  private final String loop;
  private final int position;
  private final int[] places;
  private final String[] values;
  private final int size;

  Segment(String id, String loop, int position, int[] places, String[] values, int size) {
    this.id = id;
    this.loop = loop;
    this.position = position;
    this.places = places;
    this.values = values;
    this.size = size;
  }

  static int place(int element, int repetition, int component) {
    return element << 16 | repetition << 8 | component;
  }

  public String id() {
    return id;
  }

  /** Loop of the implementation guide without its level letter: 2100 for 2100A to 2100D. */
  public String loop() {
    return loop;
  }

  /** Place in the transaction set; ST is 1. */
  public int position() {
    return position;
  }

  public boolean is(String wanted) {
    return id.equals(wanted);
  }

  /** The element's value, or null when it is absent or empty. */
  public String element(int element) {
    return component(element, 1);
  }

  /** One component of the element's first repetition, or null. */
  public String component(int element, int component) {
    return component(element, 1, component);
  }

  /** One component of one repetition, or null. */
  public String component(int element, int repetition, int component) {
    int wanted = place(element, repetition, component);
    for (int i = 0; i < size; i++) {
      if (places[i] == wanted) {
        return values[i];
      }
    }
    return null;
  }

  /** First components of all repetitions, empties left out. */
  public List<String> repetitions(int element) {
    var found = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      if (places[i] >> 16 == element && (places[i] & 0xFF) == 1) {
        found.add(values[i]);
      }
    }
    return List.copyOf(found);
  }

  /** All components of the element's first repetition in order; inner gaps are empty strings. */
  public List<String> components(int element) {
    var found = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      if (places[i] >> 8 == (element << 8 | 1)) {
        while (found.size() < (places[i] & 0xFF) - 1) {
          found.add("");
        }
        found.add(values[i]);
      }
    }
    return List.copyOf(found);
  }

  /** The element as an exact decimal; empty when absent or no number. */
  public Optional<BigDecimal> decimal(int element) {
    return X12Text.decimal(element(element));
  }

  /** The element as a D8 date; empty when absent or no date. */
  public Optional<LocalDate> date(int element) {
    return DateSpan.date(element(element));
  }

  /** Id and elements without regard to the delimiters they came with; holds data. */
  public String canonical() {
    var text = new StringBuilder(id);
    for (int i = 0; i < size; i++) {
      text.append('\t').append(places[i]).append('=').append(values[i]);
    }
    return text.toString();
  }

  /** Only the id: values may be a patient's. */
  @Override
  public String toString() {
    return id + "@" + position;
  }
}
