package org.cleanclaim.plugin.guard;

/** How deep the tags of a narrative nest, counted without building a tree. */
final class NarrativeDepth {

  private NarrativeDepth() {}

  static void inspect(String xhtml, int limit) throws RefusedBody {
    int depth = 0;
    int at = 0;
    while ((at = xhtml.indexOf('<', at)) >= 0) {
      if (xhtml.startsWith("<!--", at)) {
        at = after(xhtml, "-->", at);
      } else if (xhtml.startsWith("<![CDATA[", at)) {
        at = after(xhtml, "]]>", at);
      } else {
        int end = endOfTag(xhtml, at);
        depth += change(xhtml, at, end);
        if (depth > limit) {
          throw RefusedBody.malformed(
              "The XHTML of a narrative nests deeper than %d levels.".formatted(limit));
        }
        at = end;
      }
    }
  }

  private static int change(String xhtml, int start, int end) {
    char first = start + 1 < xhtml.length() ? xhtml.charAt(start + 1) : '!';
    if (first == '/') {
      return -1;
    }
    boolean opens = first != '!' && first != '?' && xhtml.charAt(end - 1) != '/';
    return opens ? 1 : 0;
  }

  /** Where the tag's closing bracket is; one inside a quoted attribute value does not count. */
  private static int endOfTag(String xhtml, int start) {
    char quote = 0;
    for (int i = start + 1; i < xhtml.length(); i++) {
      char c = xhtml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return xhtml.length();
  }

  private static int after(String xhtml, String end, int start) {
    int found = xhtml.indexOf(end, start);
    return found < 0 ? xhtml.length() : found + end.length();
  }
}
