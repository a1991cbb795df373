package org.cleanclaim.plugin.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.playbook.Playbook.Contact;
import org.cleanclaim.plugin.playbook.Playbook.Document;
import org.cleanclaim.plugin.playbook.Playbook.Page;
import org.cleanclaim.plugin.playbook.Playbook.Step;

/**
 * One thing that is otherwise in another version.
 *
 * @param page title of the page; null for the playbook itself
 * @param what {@code page}, {@code title}, {@code codes}, {@code words}, {@code documents}, {@code
 *     template}, {@code steps} or {@code contacts}
 * @param before as lines; null where there was nothing
 * @param after the same
 */
record PlaybookDifference(String page, String what, String before, String after) {

  /** All that differs, in the order of the later version; pages that are gone come last. */
  static List<PlaybookDifference> between(Playbook before, Playbook after) {
    List<PlaybookDifference> found = new ArrayList<>();
    add(found, null, "title", before.title(), after.title());
    add(found, null, "contacts", contacts(before), contacts(after));
    Map<String, Page> old = new LinkedHashMap<>();
    before.pages().forEach(page -> old.put(page.key(), page));
    for (Page page : after.pages()) {
      Page was = old.remove(page.key());
      if (was == null) {
        found.add(new PlaybookDifference(page.title(), "page", null, whole(page)));
      } else {
        add(found, page.title(), "title", was.title(), page.title());
        add(found, page.title(), "words", was.words(), page.words());
        add(found, page.title(), "documents", documents(was), documents(page));
        add(found, page.title(), "template", was.template(), page.template());
        add(found, page.title(), "steps", steps(was), steps(page));
      }
    }
    old.values()
        .forEach(
            gone -> found.add(new PlaybookDifference(gone.title(), "page", whole(gone), null)));
    return found;
  }

  private static void add(
      List<PlaybookDifference> found, String page, String what, String before, String after) {
    if (!Objects.equals(full(before), full(after))) {
      found.add(new PlaybookDifference(page, what, full(before), full(after)));
    }
  }

  private static String full(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static String whole(Page page) {
    return List.of(
            Objects.toString(page.words(), ""),
            documents(page),
            Objects.toString(page.template(), ""),
            steps(page))
        .stream()
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String contacts(Playbook of) {
    return of.contacts().stream().map(Contact::line).collect(Collectors.joining("\n"));
  }

  private static String documents(Page page) {
    return page.documents().stream().map(Document::line).collect(Collectors.joining("\n"));
  }

  private static String steps(Page page) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < page.steps().size(); i++) {
      lines.add("%d. %s".formatted(i + 1, line(page.steps().get(i))));
    }
    return String.join("\n", lines);
  }

  private static String line(Step step) {
    return step.text() == null || step.text().isBlank()
        ? step.line()
        : step.line() + "\n   " + step.text().replace("\n", "\n   ");
  }
}
