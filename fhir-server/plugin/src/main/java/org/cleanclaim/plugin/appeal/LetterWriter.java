package org.cleanclaim.plugin.appeal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a letter by its template. Templates decide nothing: they have fields, sections that are
 * there or not, and the two parts that all letters share. A field that is not known is told, never
 * left out in silence.
 */
final class LetterWriter {

  /** Marks around the name of a field that is missing; letters of the private use area. */
  static final char MISSING = '\uE000';

  static final char END = '\uE001';

  private static final Pattern GAP = Pattern.compile(MISSING + "([^" + END + "]*)" + END);
  private static final Pattern TAG = Pattern.compile("\\{\\{([#^/>!&{]?)\\s*([^}]*?)\\s*}}}?");
  private static final Map<String, String> PARTS =
      Map.of(
          "opening", LetterTemplates.resource("opening.mustache"),
          "closing", LetterTemplates.resource("closing.mustache"));

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          // A letter is text, not HTML; what shows it escapes it for where it is shown.
          .escapeHTML(false)
          .emptyStringIsFalse(true)
          .defaultValue(MISSING + "{{name}}" + END)
          .withLoader(name -> new StringReader(part(name)));

  private LetterWriter() {}

  /**
   * A letter.
   *
   * @param text with {@code [field]} where one is missing
   * @param missing names of fields that the template needs and nothing filled
   */
  record Letter(String text, List<String> missing) {}

  static Letter write(LetterTemplate template, LetterFields fields) {
    String text = compiled(template.text()).execute(fields.values());
    Set<String> missing = new LinkedHashSet<>();
    Matcher gap = GAP.matcher(text);
    StringBuilder shown = new StringBuilder();
    while (gap.find()) {
      missing.add(gap.group(1));
      gap.appendReplacement(shown, Matcher.quoteReplacement("[" + gap.group(1) + "]"));
    }
    gap.appendTail(shown);
    if (template.text().contains("{{#quotes}}") && !fields.values().containsKey("quotes")) {
      missing.add("quotes");
    }
    return new Letter(
        shown.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n", List.copyOf(missing));
  }

  private static String part(String name) {
    if (!PARTS.containsKey(name)) {
      throw new IllegalArgumentException(
          "{{>%s}}: a letter has the parts opening and closing.".formatted(name));
    }
    return PARTS.get(name);
  }

  private static Template compiled(String text) {
    try {
      return COMPILER.compile(text);
    } catch (MustacheException broken) {
      throw new IllegalArgumentException("The template is broken: " + broken.getMessage(), broken);
    }
  }

  /**
   * Looks whether a template names only what there is.
   *
   * @throws IllegalArgumentException that names the first place that does not
   */
  static void check(LetterTemplate template) {
    if (template.when() != null && !LetterFields.NAMES.contains(template.when())) {
      throw unknown(template.when());
    }
    compiled(template.text());
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(template.text());
    while (tag.find()) {
      String name = tag.group(2);
      switch (tag.group(1)) {
        case "#", "^" -> {
          if (!LetterFields.LISTS.containsKey(name)) {
            requireField(name, open);
          }
          open.push(name);
        }
        case "/" -> open.poll();
        case ">" -> part(name);
        case "!" -> {}
        default -> requireField(name, open);
      }
    }
  }

  private static void requireField(String name, Deque<String> open) {
    boolean ofRow =
        open.stream()
            .anyMatch(section -> LetterFields.LISTS.getOrDefault(section, Set.of()).contains(name));
    if (!ofRow && !LetterFields.NAMES.contains(name)) {
      throw unknown(name);
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "{{%s}} is no field of a letter. There are: %s; and the lists %s."
            .formatted(
                name,
                String.join(", ", LetterFields.NAMES.stream().sorted().toList()),
                String.join(
                    "; ",
                    LetterFields.LISTS.entrySet().stream()
                        .map(
                            list ->
                                list.getKey()
                                    + " with "
                                    + String.join(", ", list.getValue().stream().sorted().toList()))
                        .sorted()
                        .toList())));
  }
}
