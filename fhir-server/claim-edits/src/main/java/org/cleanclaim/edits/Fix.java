package org.cleanclaim.edits;

import java.util.Objects;

/**
 * One change to a claim that a person may choose, never applied by itself.
 *
 * @param kind what is changed
 * @param line the sequence of the line to change
 * @param value the modifier, units, diagnosis sequence or place to set; null when a line is moved
 *     or removed
 * @param replaces what the value takes the place of; null when it is added
 * @param label the button's text; it states the condition under which the change tells the truth
 * @param documentation what the record must show to support it; null only for REMOVE_LINE, the one
 *     change that can never raise payment
 */
public record Fix(
    Kind kind, int line, String value, String replaces, String label, String documentation) {

  /** What a fix does to a line. */
  public enum Kind {
    /** Adds {@code value} after the line's modifiers. */
    ADD_MODIFIER,
    /** Takes {@code replaces} off the line. */
    REMOVE_MODIFIER,
    /** Puts {@code value} where {@code replaces} stood. */
    REPLACE_MODIFIER,
    /** Sets the line's quantity. */
    SET_UNITS,
    /** Points the line at the diagnosis with sequence {@code value}. */
    LINK_DIAGNOSIS,
    /** Sets the line's place of service. */
    SET_PLACE,
    /** Takes the line off this claim and bills it on a claim of its own. */
    MOVE_LINE,
    /** Takes the whole line off the claim. */
    REMOVE_LINE
  }

  public Fix {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    // Even a modifier taken off can raise payment (26, 52, 80), so only what bills less may be
    // mute.
    if (kind != Kind.REMOVE_LINE && (documentation == null || documentation.isBlank())) {
      throw new IllegalArgumentException(
          "A fix that may raise payment names the documentation that must support it: " + label);
    }
  }

  public static Fix addModifier(int line, String value, String label, String documentation) {
    return new Fix(Kind.ADD_MODIFIER, line, value, null, label, documentation);
  }

  public static Fix removeModifier(int line, String modifier, String label, String documentation) {
    return new Fix(Kind.REMOVE_MODIFIER, line, null, modifier, label, documentation);
  }

  public static Fix replaceModifier(
      int line, String replaces, String value, String label, String documentation) {
    return new Fix(Kind.REPLACE_MODIFIER, line, value, replaces, label, documentation);
  }

  public static Fix setUnits(int line, String units, String label, String documentation) {
    return new Fix(Kind.SET_UNITS, line, units, null, label, documentation);
  }

  public static Fix linkDiagnosis(int line, int diagnosis, String label, String documentation) {
    return new Fix(
        Kind.LINK_DIAGNOSIS, line, Integer.toString(diagnosis), null, label, documentation);
  }

  public static Fix setPlace(int line, String place, String label, String documentation) {
    return new Fix(Kind.SET_PLACE, line, place, null, label, documentation);
  }

  public static Fix moveLine(int line, String label, String documentation) {
    return new Fix(Kind.MOVE_LINE, line, null, null, label, documentation);
  }

  public static Fix removeLine(int line, String label) {
    return new Fix(Kind.REMOVE_LINE, line, null, null, label, null);
  }
}
