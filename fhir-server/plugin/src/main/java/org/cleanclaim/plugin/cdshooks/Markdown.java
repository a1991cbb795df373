package org.cleanclaim.plugin.cdshooks;

import java.util.ArrayList;
import java.util.List;

/** The text of a card's detail: paragraphs in which data stays data. */
class Markdown {

  private static final String SPECIAL = "\\`*_[]|~#";

  private final List<String> paragraphs = new ArrayList<>();

  /** Adds a paragraph of plain words; blank ones are passed over. */
  Markdown say(String words) {
    if (words != null && !words.isBlank()) {
      paragraphs.add(escaped(words));
    }
    return this;
  }

  /** Adds a paragraph that begins with a label in bold. */
  Markdown say(String label, String words) {
    if (words != null && !words.isBlank()) {
      paragraphs.add("**" + label + ":** " + escaped(words));
    }
    return this;
  }

  String text() {
    return paragraphs.isEmpty() ? null : String.join("\n\n", paragraphs);
  }

  /** Takes the meaning from characters that Markdown, HTML or automatic links would give them. */
  static String escaped(String words) {
    StringBuilder out = new StringBuilder(words.length() + 16);
    for (char c : words.strip().toCharArray()) {
      if (c == '<') {
        out.append("&lt;");
      } else if (c == '>') {
        out.append("&gt;");
      } else if (c == '&') {
        out.append("&amp;");
      } else if (Character.isISOControl(c)) {
        out.append(' ');
      } else if (SPECIAL.indexOf(c) >= 0) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    return out.toString().replace("://", ":&#47;&#47;").replace("www.", "www&#46;");
  }
}
