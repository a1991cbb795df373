package org.cleanclaim.plugin.guard;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.regex.Pattern;

/** How a number may be written: short, and with a small exponent. */
class NumberText {

  /** A quoted number shorter than this cannot have an exponent that matters. */
  static final int SHORTEST_WITH_EXPONENT = 4;

  // Possessive throughout: an attacker chooses the text, so matching must not go back over it.
  private static final Pattern WITH_EXPONENT =
      Pattern.compile("\\s*+[-+]?+[0-9]*+\\.?+[0-9]*+[eE][-+]?+[0-9]++\\s*+");

  private final GuardSettings limits;

  NumberText(GuardSettings limits) {
    this.limits = limits;
  }

  void inspect(JsonParser parser) throws IOException, RefusedBody {
    inspect(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** A decimal written as text: HAPI reads it as a number all the same. */
  void inspectQuoted(String text) throws RefusedBody {
    if (WITH_EXPONENT.matcher(text).matches()) {
      inspect(text.toCharArray(), 0, text.length());
    }
  }

  private void inspect(char[] text, int offset, int length) throws RefusedBody {
    if (length > limits.maxNumberLength()) {
      throw RefusedBody.malformed(
          "A number has more than %d characters.".formatted(limits.maxNumberLength()));
    }
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        inspectExponent(new String(text, i + 1, offset + length - i - 1).strip());
        return;
      }
    }
  }

  private void inspectExponent(String exponent) throws RefusedBody {
    // At most 30 digits were let through, which a long may not hold: count them first.
    String digits = exponent.replaceFirst("^[-+]?0*", "");
    if (digits.length() > 9
        || !digits.isEmpty() && Integer.parseInt(digits) > limits.maxExponent()) {
      throw RefusedBody.malformed(
          "A number has an exponent beyond %d.".formatted(limits.maxExponent()));
    }
  }
}
