package org.cleanclaim.plugin.appeal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.cleanclaim.plugin.pdf.PdfPages;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * An appeal as one PDF: cover sheet, letter, and each piece of evidence in the order it was picked,
 * with a bookmark for each and pages numbered through. PDFs are taken in page by page, images
 * placed, text and answers of the payer written out. The same appeal gives the same bytes.
 */
final class AppealPacket {

  private static final float SIZE = 10.5f;
  private static final float STEP = 14.5f;

  private final PdfPages pages;

  /**
   * What the cover sheet says.
   *
   * @param rows label and value, in order
   * @param made when; part of the file, so that it is given and not asked of the clock
   */
  record Cover(String title, List<String[]> rows, String foot, Instant made) {}

  private AppealPacket(PdfPages pages) {
    this.pages = pages;
  }

  /** The PDF. */
  static byte[] of(Cover cover, String letter, List<Evidence> evidence) {
    try (PdfPages pages = new PdfPages()) {
      AppealPacket packet = new AppealPacket(pages);
      packet.cover(cover, evidence);
      pages.begin("Letter");
      letter.lines().forEach(line -> pages.text(line, SIZE, STEP));
      for (int i = 0; i < evidence.size(); i++) {
        packet.add(i + 1, evidence.get(i));
      }
      return pages.end(cover.title(), cover.foot(), cover.made());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void cover(Cover cover, List<Evidence> evidence) throws IOException {
    pages.begin("Cover sheet");
    pages.text(cover.title(), 18, 30);
    for (String[] row : cover.rows()) {
      pages.text(row[0] + ": " + row[1], SIZE, STEP);
    }
    pages.space(STEP);
    pages.text("In this packet", 12.5f, 20);
    pages.text("Letter", SIZE, STEP);
    for (int i = 0; i < evidence.size(); i++) {
      pages.text("%d. %s".formatted(i + 1, titleOf(evidence.get(i))), SIZE, STEP);
    }
  }

  private static String titleOf(Evidence evidence) {
    LocalDate date = evidence.date();
    return date == null ? evidence.title() : evidence.title() + ", " + date;
  }

  private void add(int number, Evidence evidence) throws IOException {
    String title = number + ". " + titleOf(evidence);
    pages.begin(title);
    pages.text(title, 12.5f, 20);
    pages.text("Record " + evidence.reference(), 8.5f, 16);
    List<String> lines = EvidenceTexts.of(evidence.resource());
    lines.forEach(line -> pages.text(line, SIZE, STEP));
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
      pages.append(data);
      return true;
    }
    if (type.startsWith("image/png") || type.startsWith("image/jpeg")) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(data));
      if (image != null) {
        pages.place(image);
        return true;
      }
    }
    return false;
  }
}
