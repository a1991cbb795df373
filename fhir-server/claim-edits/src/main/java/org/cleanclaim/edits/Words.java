package org.cleanclaim.edits;

import java.util.function.Supplier;

/** Sentences with values in them, made without the machinery of {@link String#format}. */
public final class Words {

  private static final int VALUE = 12;

  private Words() {}

  /**
   * The sentence with each {@code %s} or {@code %d} replaced by the next value, as it writes
   * itself.
   *
   * @throws IllegalArgumentException when there are not as many values as places, or a place is of
   *     another kind
   */
  public static String say(String sentence, Object... values) {
    StringBuilder said = new StringBuilder(sentence.length() + VALUE * values.length);
    int from = 0;
    int next = 0;
    for (int at = sentence.indexOf('%'); at >= 0; at = sentence.indexOf('%', from)) {
      char kind = at + 1 < sentence.length() ? sentence.charAt(at + 1) : ' ';
      if ((kind != 's' && kind != 'd') || next == values.length) {
        throw new IllegalArgumentException(sentence);
      }
      said.append(sentence, from, at).append(values[next++]);
      from = at + 2;
    }
    if (next != values.length) {
      throw new IllegalArgumentException(sentence);
    }
    return said.append(sentence, from, sentence.length()).toString();
  }

  /**
   * The same sentence, put together when somebody reads it: a batch counts most findings and reads
   * none. The values must not change.
   */
  public static Supplier<String> lazily(String sentence, Object... values) {
    return () -> say(sentence, values);
  }

  // An array for the values would double what a sentence takes that nobody reads.

  /** The same with one value. */
  public static Supplier<String> lazily(String sentence, Object one) {
    return () -> say(sentence, one);
  }

  /** The same with two. */
  public static Supplier<String> lazily(String sentence, Object one, Object two) {
    return () -> say(sentence, one, two);
  }

  /** The same with three. */
  public static Supplier<String> lazily(String sentence, Object one, Object two, Object three) {
    return () -> say(sentence, one, two, three);
  }

  /** The same with four. */
  public static Supplier<String> lazily(
      String sentence, Object one, Object two, Object three, Object four) {
    return () -> say(sentence, one, two, three, four);
  }
}
