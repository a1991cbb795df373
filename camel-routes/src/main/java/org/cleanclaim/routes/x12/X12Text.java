package org.cleanclaim.routes.x12;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Characters of X12: the basic and extended sets of 005010, all of them ASCII. */
public final class X12Text {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{0,18}(\\.\\d{0,18})?");

  private X12Text() {}

  /** True for a printable character of the basic or extended set. */
  public static boolean allows(char character) {
    return character >= ' ' && character <= '~';
  }

  /**
   * A name as payers keep it: capitals without accents, white space folded. What has no such form
   * is left as it is, and the writer refuses it.
   */
  public static String fold(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return plain.replace('\u2019', '\'').strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }

  /** An exact decimal; empty for what is none, however long. */
  public static Optional<BigDecimal> decimal(String text) {
    if (text == null
        || !DECIMAL.matcher(text).matches()
        || text.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** Shortest plain form, as X12 wants it: no exponent, no trailing zeros. */
  public static String decimal(BigDecimal number) {
    if (number == null) {
      return null;
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
