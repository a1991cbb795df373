package org.cleanclaim.edits.payer;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers a rule is about: {@code 4}, {@code >4}, {@code >=65}, {@code <18}, {@code 0-17}.
 *
 * @param least null for no lower end
 * @param most null for no upper end
 * @param endsIncluded whether the ends themselves are meant
 */
public record NumberRange(BigDecimal least, BigDecimal most, boolean endsIncluded) {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<)\\s*" + NUMBER);
  private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s*-\\s*" + NUMBER);

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static NumberRange parse(String text) {
    Matcher compared = COMPARED.matcher(text);
    if (compared.matches()) {
      BigDecimal bound = new BigDecimal(compared.group(2));
      boolean above = compared.group(1).startsWith(">");
      return new NumberRange(
          above ? bound : null, above ? null : bound, compared.group(1).endsWith("="));
    }
    Matcher between = BETWEEN.matcher(text);
    if (between.matches()) {
      return new NumberRange(
          new BigDecimal(between.group(1)), new BigDecimal(between.group(2)), true);
    }
    BigDecimal exactly = new BigDecimal(text);
    return new NumberRange(exactly, exactly, true);
  }

  /** Whether a number is meant; an unknown one never is. */
  boolean contains(BigDecimal number) {
    if (number == null) {
      return false;
    }
    int over = least == null ? 1 : number.compareTo(least);
    int under = most == null ? 1 : most.compareTo(number);
    return endsIncluded ? over >= 0 && under >= 0 : over > 0 && under > 0;
  }
}
