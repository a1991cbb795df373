package org.cleanclaim.plugin.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * A PDF that is written from top to bottom on US Letter: lines that wrap, bookmarks, pages of
 * others taken in, images, and pages numbered through at the end. What is written the same gives
 * the same bytes.
 */
public final class PdfPages implements AutoCloseable {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 60;
  private static final float FOOT = 32;
  private static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * MARGIN;

  private final PDDocument document = new PDDocument();
  private final List<Mark> marks = new ArrayList<>();
  private final PDType0Font font;
  private PDPageContentStream page;
  private float top;

  /** A bookmark: its title and the page it leads to, from 0. */
  private record Mark(String title, int page) {}

  public PdfPages() {
    try (InputStream ttf = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, ttf);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A space of so many points. */
  public void space(float points) {
    top -= points;
  }

  /** Takes in another PDF, page by page; what is written next begins a page. */
  public void append(byte[] pdf) throws IOException {
    closePage();
    try (PDDocument other = Loader.loadPDF(pdf)) {
      new PDFMergerUtility().appendDocument(document, other);
    }
  }

  /** An image on a page of its own, as large as it fits. */
  public void place(BufferedImage picture) throws IOException {
    PDImageXObject image = LosslessFactory.createFromImage(document, picture);
    newPage();
    float height = PDRectangle.LETTER.getHeight() - 2 * MARGIN;
    float scale = Math.min(WIDTH / image.getWidth(), height / image.getHeight());
    page.drawImage(
        image,
        MARGIN,
        PDRectangle.LETTER.getHeight() - MARGIN - image.getHeight() * scale,
        image.getWidth() * scale,
        image.getHeight() * scale);
    closePage();
  }

  /** A new page with a bookmark to it. */
  public void begin(String title) throws IOException {
    newPage();
    marks.add(new Mark(title, document.getNumberOfPages() - 1));
  }

  private void newPage() throws IOException {
    closePage();
    PDPage added = new PDPage(PDRectangle.LETTER);
    document.addPage(added);
    page = new PDPageContentStream(document, added);
    top = PDRectangle.LETTER.getHeight() - MARGIN;
  }

  private void closePage() throws IOException {
    if (page != null) {
      page.close();
      page = null;
    }
  }

  /** One line of text, over as many as it takes; a page that is full is followed by the next. */
  public void text(String line, float size, float step) {
    try {
      for (String part : wrapped(line, size)) {
        if (page == null || top - step < MARGIN) {
          newPage();
        }
        put(page, part, size, top);
        top -= step;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How many lines a text takes. */
  public int lines(String text, float size) {
    try {
      return wrapped(text, size).size();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How high a page is, in points, without its margins. */
  public static float height() {
    return PDRectangle.LETTER.getHeight() - 2 * MARGIN;
  }

  private void put(PDPageContentStream on, String text, float size, float y) throws IOException {
    on.beginText();
    on.setFont(font, size);
    on.newLineAtOffset(MARGIN, y - size);
    on.showText(text);
    on.endText();
  }

  /** Lines no wider than the page; a word that is wider by itself is cut. */
  private List<String> wrapped(String text, float size) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : writable(text).split(" ", -1)) {
      String rest = word;
      while (width(line.isEmpty() ? rest : line + " " + rest, size) > WIDTH) {
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          int most = rest.length() - 1;
          while (most > 1 && width(rest.substring(0, most), size) > WIDTH) {
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

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** A letter the font lacks is shown as a question mark rather than failing the page. */
  private String writable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\t", "    ")
        .codePoints()
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

  /**
   * The file; nothing is written after it.
   *
   * @param foot what stands before the number of each page
   * @param made when; part of the file, so that it is given and not asked of the clock
   */
  public byte[] end(String title, String foot, Instant made) throws IOException {
    closePage();
    int pages = document.getNumberOfPages();
    PDDocumentOutline outline = new PDDocumentOutline();
    document.getDocumentCatalog().setDocumentOutline(outline);
    for (Mark mark : marks) {
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(mark.title());
      PDPageFitWidthDestination at = new PDPageFitWidthDestination();
      at.setPage(document.getPage(mark.page()));
      item.setDestination(at);
      outline.addLast(item);
    }
    for (int i = 0; i < pages; i++) {
      try (PDPageContentStream on =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        put(on, "%s   Page %d of %d".formatted(foot, i + 1, pages), 8.5f, FOOT);
      }
    }
    GregorianCalendar day = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    day.setTimeInMillis(made.toEpochMilli());
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setCreator("Cleanclaim");
    document.getDocumentInformation().setCreationDate(day);
    // The file's own id, which would be made of the clock.
    document.setDocumentId(made.toEpochMilli());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
