package org.cleanclaim.routes.x12.view;

import java.util.List;
import org.cleanclaim.routes.x12.Delimiters;

/**
 * One segment, split at its delimiters and not judged.
 *
 * @param position its place in the file, from 1
 * @param set ST01 of the set it stands in, empty outside of one
 * @param id such as NM1; empty when what stands there is no segment id
 * @param elements 01 first; components and repetitions are left together
 */
public record RawSegment(
    int position, String set, String id, List<String> elements, Delimiters delimiters) {

  public boolean is(String wanted) {
    return id.equals(wanted);
  }

  /** An element by its number, empty when it is not there. */
  public String element(int number) {
    return number <= elements.size() ? elements.get(number - 1) : "";
  }

  /** One component of an element, empty when it is not there. */
  public String component(int number, int component) {
    var parts = element(number).split(quoted(delimiters.component()), -1);
    return component <= parts.length ? parts[component - 1] : "";
  }

  /** As it lies in the file, without its terminator. */
  public String text() {
    return elements.isEmpty() ? id : id + delimiters.element() + joined();
  }

  private String joined() {
    return String.join(String.valueOf(delimiters.element()), elements);
  }

  static String quoted(char delimiter) {
    return java.util.regex.Pattern.quote(String.valueOf(delimiter));
  }

  /** Only the id: values may be a patient's. */
  @Override
  public String toString() {
    return id + "@" + position;
  }
}
