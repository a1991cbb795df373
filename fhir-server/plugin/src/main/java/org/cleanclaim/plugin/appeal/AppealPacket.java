package org.cleanclaim.plugin.appeal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
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
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * An appeal as one PDF: cover sheet, letter, and each piece of evidence in the order it was picked,
 * with a bookmark for each and pages numbered through. PDFs are taken in page by page, images
 * placed, text and answers of the payer written out. The same appeal gives the same bytes.
 */
final class AppealPacket {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 60;
  private static final float FOOT = 32;
  private static final float SIZE = 10.5f;
  private static final float STEP = 14.5f;
  private static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * MARGIN;

  private final PDDocument document = new PDDocument();
  private final List<Mark> marks = new ArrayList<>();
  private PDType0Font font;
  private PDPageContentStream page;
  private float top;

  /** A bookmark: its title and the page it leads to, from 0. */
  private record Mark(String title, int page) {}

  /**
   * What the cover sheet says.
   *
   * @param rows label and value, in order
   * @param made when; part of the file, so that it is given and not asked of the clock
   */
  record Cover(String title, List<String[]> rows, String foot, Instant made) {}

  private AppealPacket() {}

  /** The PDF. */
  static byte[] of(Cover cover, String letter, List<Evidence> evidence) {
    AppealPacket packet = new AppealPacket();
    try (PDDocument open = packet.document;
        InputStream ttf = PDDocument.class.getResourceAsStream(FONT)) {
      packet.font = PDType0Font.load(open, ttf);
      packet.cover(cover, evidence);
      packet.begin("Letter");
      letter.lines().forEach(line -> packet.text(line, SIZE, STEP));
      for (int i = 0; i < evidence.size(); i++) {
        packet.add(i + 1, evidence.get(i));
      }
      return packet.end(cover);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void cover(Cover cover, List<Evidence> evidence) throws IOException {
    begin("Cover sheet");
    text(cover.title(), 18, 30);
    for (String[] row : cover.rows()) {
      text(row[0] + ": " + row[1], SIZE, STEP);
    }
    top -= STEP;
    text("In this packet", 12.5f, 20);
    text("Letter", SIZE, STEP);
    for (int i = 0; i < evidence.size(); i++) {
      text("%d. %s".formatted(i + 1, titleOf(evidence.get(i))), SIZE, STEP);
    }
  }

  private static String titleOf(Evidence evidence) {
    LocalDate date = evidence.date();
    return date == null ? evidence.title() : evidence.title() + ", " + date;
  }

  private void add(int number, Evidence evidence) throws IOException {
    String title = number + ". " + titleOf(evidence);
    begin(title);
    text(title, 12.5f, 20);
    text("Record " + evidence.reference(), 8.5f, 16);
    List<String> lines = EvidenceTexts.of(evidence.resource());
    lines.forEach(line -> text(line, SIZE, STEP));
    boolean shown = !lines.isEmpty();
    for (Attachment attachment : attachments(evidence)) {
      if (!isText(attachment)) {
        if (!attach(attachment)) {
          throw new UnshownEvidence(titleOf(evidence));
        }
        shown = true;
      }
    }
    if (!shown) {
      throw new UnshownEvidence(titleOf(evidence));
    }
  }

  /** Evidence whose content is not here or of a kind that no page can show. */
  static final class UnshownEvidence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnshownEvidence(String title) {
      super(
          "%s cannot be put on a page: its content is not stored here, or is neither text, PDF, PNG nor JPEG."
              .formatted(title));
    }
  }

  /** Text that is here is among the lines already. */
  private static boolean isText(Attachment attachment) {
    return attachment.getData() != null
        && attachment.hasContentType()
        && attachment.getContentType().toLowerCase(Locale.ROOT).startsWith("text/");
  }

  private static List<Attachment> attachments(Evidence evidence) {
    if (evidence.resource() instanceof DocumentReference reference) {
      return reference.getContent().stream()
          .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
          .toList();
    }
    return evidence.resource() instanceof DiagnosticReport report
        ? report.getPresentedForm()
        : List.of();
  }

  private boolean attach(Attachment attachment) throws IOException {
    byte[] data = attachment.getData();
    String type = attachment.hasContentType() ? attachment.getContentType() : "";
    if (data == null) {
      return false;
    }
    if (type.startsWith("application/pdf")) {
      close();
      try (PDDocument other = Loader.loadPDF(data)) {
        new PDFMergerUtility().appendDocument(document, other);
      }
      return true;
    }
    if (type.startsWith("image/png") || type.startsWith("image/jpeg")) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(data));
      if (image != null) {
        place(LosslessFactory.createFromImage(document, image));
        return true;
      }
    }
    return false;
  }

  /** An image on a page of its own, as large as it fits. */
  private void place(PDImageXObject image) throws IOException {
    newPage();
    float height = PDRectangle.LETTER.getHeight() - 2 * MARGIN;
    float scale = Math.min(WIDTH / image.getWidth(), height / image.getHeight());
    page.drawImage(
        image,
        MARGIN,
        PDRectangle.LETTER.getHeight() - MARGIN - image.getHeight() * scale,
        image.getWidth() * scale,
        image.getHeight() * scale);
    close();
  }

  private void begin(String title) throws IOException {
    newPage();
    marks.add(new Mark(title, document.getNumberOfPages() - 1));
  }

  private void newPage() throws IOException {
    close();
    PDPage added = new PDPage(PDRectangle.LETTER);
    document.addPage(added);
    page = new PDPageContentStream(document, added);
    top = PDRectangle.LETTER.getHeight() - MARGIN;
  }

  private void close() throws IOException {
    if (page != null) {
      page.close();
      page = null;
    }
  }

  private void text(String line, float size, float step) {
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

  private byte[] end(Cover cover) throws IOException {
    close();
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
        put(on, "%s   Page %d of %d".formatted(cover.foot(), i + 1, pages), 8.5f, FOOT);
      }
    }
    GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    made.setTimeInMillis(cover.made().toEpochMilli());
    document.getDocumentInformation().setTitle(cover.title());
    document.getDocumentInformation().setCreator("Cleanclaim");
    document.getDocumentInformation().setCreationDate(made);
    // The file's own id, which would be made of the clock.
    document.setDocumentId(cover.made().toEpochMilli());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
