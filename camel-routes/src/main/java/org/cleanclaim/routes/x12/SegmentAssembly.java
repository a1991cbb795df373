package org.cleanclaim.routes.x12;

import io.xlate.edi.stream.Location;
import java.util.Arrays;

/** Gathers the elements of the segment being read; its arrays grow to the widest segment met. */
final class SegmentAssembly {
  private int[] places = new int[32];
  private String[] values = new String[32];
  private int size;

  void begin() {
    size = 0;
  }

  void add(Location at, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    places[size] =
        Segment.place(
            at.getElementPosition(),
            Math.max(1, at.getElementOccurrence()),
            Math.max(1, at.getComponentPosition()));
    values[size++] = value;
  }

  Segment end(String id, String loop, int position) {
    return new Segment(
        id, loop, position, Arrays.copyOf(places, size), Arrays.copyOf(values, size), size);
  }
}
