package org.cleanclaim.routes.filing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Text on US Letter pages, from top to bottom: headings, paragraphs, rows of two columns. Its font
 * is embedded, so it looks alike everywhere and takes any name that the font has letters for.
 */
final class PdfPages implements Closeable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 54;
  private static final float FOOT = 34;
  private static final float LABEL = 120;
  private static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * MARGIN;

  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private PDPageContentStream page;
  private float top;

  PdfPages() {
    try (var ttf = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, ttf);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    newPage();
  }

  PDDocument document() {
    return document;
  }

  void newPage() {
    try {
      if (page != null) {
        page.close();
      }
      var added = new PDPage(PDRectangle.LETTER);
      document.addPage(added);
      page = new PDPageContentStream(document, added);
      top = PDRectangle.LETTER.getHeight() - MARGIN;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void title(String text) {
    text(text, 18, 0, 26);
    top -= 4;
  }

  void heading(String text) {
    top -= 8;
    text(text, 12.5f, 0, 18);
  }

  void paragraph(String text) {
    text(text, 10, 0, 14);
    top -= 4;
  }

  /** A small line, for what is looked up and not read. */
  void line(String text) {
    text(text, 8.5f, 0, 11.5f);
  }

  /** A label and its value beside it. */
  void row(String label, String value) {
    var lines = wrapped(value == null || value.isBlank() ? "-" : value, 10, WIDTH - LABEL);
    for (int i = 0; i < lines.size(); i++) {
      room(14);
      if (i == 0) {
        put(label, 10, MARGIN, top);
      }
      put(lines.get(i), 10, MARGIN + LABEL, top);
      top -= 14;
    }
  }

  private void text(String text, float size, float indent, float step) {
    for (var line : wrapped(text, size, WIDTH - indent)) {
      room(step);
      put(line, size, MARGIN + indent, top);
      top -= step;
    }
  }

  private void room(float step) {
    if (top - step < MARGIN) {
      newPage();
    }
  }

  private void put(String text, float size, float x, float y) {
    put(page, text, size, x, y);
  }

  private void put(PDPageContentStream on, String text, float size, float x, float y) {
    try {
      on.beginText();
      on.setFont(font, size);
      on.newLineAtOffset(x, y - size);
      on.showText(text);
      on.endText();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lines no wider than that; a word that is wider by itself is cut. */
  private List<String> wrapped(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : writable(text).split(" ", -1)) {
      var rest = word;
      while (width(line.isEmpty() ? rest : line + " " + rest, size) > width) {
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          int most = rest.length() - 1;
          while (most > 1 && width(rest.substring(0, most), size) > width) {
            most--;
          }
          lines.add(rest.substring(0, most));
          rest = rest.substring(most);
        }
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private float width(String text, float size) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A letter the font lacks is shown as a question mark rather than failing the page. */
  private String writable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> out.append(isKnown(letter) ? letter : "?"));
    return out.toString();
  }

  private boolean isKnown(String letter) {
    try {
      font.encode(letter);
      return !Character.isISOControl(letter.codePointAt(0));
    } catch (IOException | IllegalArgumentException unknown) {
      return false;
    }
  }

  /** Ends the last page, numbers all, and gives the bytes. */
  byte[] end(String foot) {
    try (var bytes = new ByteArrayOutputStream()) {
      page.close();
      page = null;
      int pages = document.getNumberOfPages();
      for (int i = 0; i < pages; i++) {
        try (var on =
            new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
          put(on, foot + "   Page " + (i + 1) + " of " + pages, 8.5f, MARGIN, FOOT);
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      if (page != null) {
        page.close();
      }
      document.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
