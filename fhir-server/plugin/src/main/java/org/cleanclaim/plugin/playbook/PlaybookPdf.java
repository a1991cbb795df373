package org.cleanclaim.plugin.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cleanclaim.plugin.pdf.PdfPages;
import org.cleanclaim.plugin.playbook.Playbook.Contact;
import org.cleanclaim.plugin.playbook.Playbook.Document;
import org.cleanclaim.plugin.playbook.Playbook.Page;
import org.cleanclaim.plugin.playbook.Playbook.Step;

/** A playbook on paper: whole, a page for each reason, or as a sheet of one page. */
final class PlaybookPdf {

  private static final float TITLE = 18;
  private static final float HEAD = 12.5f;
  private static final float SIZE = 10.5f;
  private static final float STEP = 14.5f;

  /** The sizes a sheet is tried in, from the largest, and how far lines are apart then. */
  private static final float[] SHEET = {10, 9, 8, 7, 6};

  private static final float LEADING = 1.3f;

  private PlaybookPdf() {}

  /**
   * What is printed.
   *
   * @param standing whether it is in use, as people say it
   * @param limits of the payer's policy
   * @param reasons what the payer denies for most, as lines
   * @param made when; part of the file
   */
  record Print(
      Playbook playbook, String standing, List<String> limits, List<String> reasons, Instant made) {

    String title() {
      return "Playbook: " + playbook.title();
    }

    String foot() {
      return "%s, version %s (%s)".formatted(title(), playbook.version(), standing);
    }
  }

  /** All of it, with a bookmark for each page of the playbook. */
  static byte[] whole(Print print) {
    try (PdfPages pages = new PdfPages()) {
      pages.begin(print.title());
      pages.text(print.title(), TITLE, 28);
      pages.text(
          "Version %s, %s".formatted(print.playbook().version(), print.standing()), SIZE, STEP);
      section(pages, "Whom to turn to", contacts(print.playbook()));
      section(pages, "Limits", print.limits());
      section(pages, "Denied for most", print.reasons());
      section(pages, "Pages", print.playbook().pages().stream().map(PlaybookPdf::heading).toList());
      for (Page page : print.playbook().pages()) {
        pages.begin(heading(page));
        page(pages, page);
      }
      return pages.end(print.title(), print.foot(), print.made());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void page(PdfPages pages, Page page) {
    pages.text(heading(page), TITLE, 28);
    if (page.words() != null) {
      pages.text(page.words(), SIZE, STEP);
    }
    section(
        pages,
        "Documents",
        page.documents().stream().map(document -> "- " + document.line()).toList());
    if (page.template() != null) {
      section(pages, "Letter", List.of(page.template()));
    }
    pages.space(STEP);
    pages.text("Steps", HEAD, 20);
    for (int i = 0; i < page.steps().size(); i++) {
      Step step = page.steps().get(i);
      pages.text("%d. %s".formatted(i + 1, step.line()), SIZE, STEP);
      if (step.text() != null && !step.text().isBlank()) {
        step.text().lines().forEach(said -> pages.text("     " + said, SIZE, STEP));
      }
    }
  }

  private static void section(PdfPages pages, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      pages.space(STEP);
      pages.text(head, HEAD, 20);
      lines.forEach(line -> pages.text(line, SIZE, STEP));
    }
  }

  /** One page, in the largest letters it fits in; pages that do not fit are named alone. */
  static byte[] sheet(Print print) {
    try (PdfPages pages = new PdfPages()) {
      float size = SHEET[SHEET.length - 1];
      int shown = 0;
      for (float tried : SHEET) {
        if (fits(pages, lines(print, print.playbook().pages().size()), tried)) {
          size = tried;
          shown = print.playbook().pages().size();
          break;
        }
      }
      if (shown == 0) {
        while (shown < print.playbook().pages().size()
            && fits(pages, lines(print, shown + 1), size)) {
          shown++;
        }
      }
      pages.begin(print.title());
      for (String line : lines(print, shown)) {
        pages.text(line, size, size * LEADING);
      }
      return pages.end(print.title(), print.foot(), print.made());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean fits(PdfPages pages, List<String> lines, float size) {
    int many = lines.stream().mapToInt(line -> pages.lines(line, size)).sum();
    return many * size * LEADING <= PdfPages.height();
  }

  /** The sheet's lines with so many pages written out. */
  private static List<String> lines(Print print, int shown) {
    List<String> lines = new ArrayList<>();
    lines.add(print.title().toUpperCase(java.util.Locale.ROOT));
    lines.addAll(contacts(print.playbook()));
    lines.addAll(print.limits());
    List<Page> pages = print.playbook().pages();
    for (Page page : pages.subList(0, shown)) {
      lines.add("");
      lines.add(heading(page).toUpperCase(java.util.Locale.ROOT));
      lines.add(steps(page));
      List<String> documents = page.documents().stream().map(Document::line).toList();
      if (!documents.isEmpty()) {
        lines.add("With: " + String.join("; ", documents));
      }
    }
    if (shown < pages.size()) {
      lines.add("");
      lines.add(
          "Also in the playbook: "
              + String.join(
                  ", ",
                  pages.subList(shown, pages.size()).stream().map(PlaybookPdf::heading).toList()));
    }
    return lines;
  }

  /** All in one line: a sheet is to hold as much as it can. */
  private static String steps(Page page) {
    return IntStream.range(0, page.steps().size())
        .mapToObj(i -> "%d. %s".formatted(i + 1, page.steps().get(i).line()))
        .collect(Collectors.joining("  "));
  }

  private static List<String> contacts(Playbook playbook) {
    return playbook.contacts().stream().map(Contact::line).toList();
  }

  private static String heading(Page page) {
    String codes =
        page.codes().isEmpty()
            ? ""
            : " (" + String.join(", ", page.codes().stream().sorted().toList()) + ")";
    return (page.title() == null ? page.name() : page.title()) + codes;
  }
}
