package org.cleanclaim.plugin.appeal;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A letter with places to fill: Mustache, in our own words or in a site's.
 *
 * @param name such as {@code letter-bundling}; a site's template of the same name takes the place
 *     of ours
 * @param version 1 for ours as shipped
 * @param categories of the taxonomy that it is for; {@code *} for any
 * @param needs kinds of evidence without which it is not sent
 * @param when a field that has to be known for the template to fit; null when it always does
 */
public record LetterTemplate(
    String name,
    String version,
    String title,
    Set<String> categories,
    Set<String> needs,
    String when,
    String text) {

  public LetterTemplate {
    categories = Set.copyOf(categories);
    needs = Set.copyOf(needs);
  }

  /** The same, that is not sent without these kinds of evidence too. */
  LetterTemplate needing(Set<String> kinds) {
    if (needs.containsAll(kinds)) {
      return this;
    }
    Set<String> all = new TreeSet<>(needs);
    all.addAll(kinds);
    return new LetterTemplate(name, version, title, categories, all, when, text);
  }

  /** How a letter names the template it was written by. */
  public String canonical() {
    return LetterTemplates.BASE + name + "|" + version;
  }

  /**
   * Reads one: lines {@code title}, {@code categories}, {@code needs} and {@code when}, a line of
   * three dashes, and the text.
   *
   * @throws IllegalArgumentException that names what is missing
   */
  static LetterTemplate read(String name, String version, String source) {
    int end = source.indexOf("\n---\n");
    if (end < 0) {
      throw new IllegalArgumentException(
          "The template has no line of three dashes between its head and its text.");
    }
    String title = null;
    Set<String> categories = Set.of();
    Set<String> needs = Set.of();
    String when = null;
    for (String line : source.substring(0, end).split("\n")) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      switch (line.substring(0, Math.max(0, line.indexOf(':'))).strip()) {
        case "title" -> title = value;
        case "categories" -> categories = words(value);
        case "needs" -> needs = words(value);
        case "when" -> when = value.isEmpty() ? null : value;
        default ->
            throw new IllegalArgumentException(
                "'%s' is none of title, categories, needs and when.".formatted(line));
      }
    }
    if (title == null || title.isEmpty() || categories.isEmpty()) {
      throw new IllegalArgumentException("The template needs a title and categories in its head.");
    }
    return new LetterTemplate(
        name, version, title, categories, needs, when, source.substring(end + 5));
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
