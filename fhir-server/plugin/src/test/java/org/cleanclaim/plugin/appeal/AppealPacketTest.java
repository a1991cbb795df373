package org.cleanclaim.plugin.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;

/** The packet of an appeal, opened again as the payer would. */
class AppealPacketTest {

  private static final AppealPacket.Cover COVER =
      new AppealPacket.Cover(
          "Appeal, claim 4471",
          List.<String[]>of(new String[] {"To", "Northwind"}, new String[] {"Denied", "CO-197"}),
          "Appeal of claim 4471",
          Instant.parse("2026-11-27T15:00:00Z"));

  @Test
  void hasCoverLetterAndEvidenceInOrderWithNumbersAndBookmarks() throws IOException {
    String letter = "To the appeals department:\n\n" + "Please reverse it. ".repeat(600);
    byte[] pdf =
        AppealPacket.of(
            COVER,
            letter,
            List.of(
                evidence("Visit note", attachment("text/plain", "Knee locks.\nBP 150.".getBytes())),
                evidence("MRI report", attachment("application/pdf", twoPages())),
                evidence("Photo", attachment("image/png", image()))));
    try (PDDocument opened = Loader.loadPDF(pdf)) {
      int pages = opened.getNumberOfPages();
      // Cover, at least two of the letter, one of the note, title and two of the report, title and
      // image.
      assertThat(pages).isGreaterThanOrEqualTo(9);
      assertThat(text(opened, 1))
          .contains("Appeal, claim 4471", "To: Northwind", "1. Visit note, 2026-11-02", "3. Photo")
          .contains("Page 1 of " + pages);
      assertThat(text(opened, 2)).contains("To the appeals department:", "Page 2 of " + pages);
      List<String> marks = new ArrayList<>();
      List<Integer> at = new ArrayList<>();
      for (PDOutlineItem item : opened.getDocumentCatalog().getDocumentOutline().children()) {
        marks.add(item.getTitle());
        at.add(opened.getPages().indexOf(item.findDestinationPage(opened)));
      }
      assertThat(marks)
          .containsExactly(
              "Cover sheet",
              "Letter",
              "1. Visit note, 2026-11-02",
              "2. MRI report, 2026-11-02",
              "3. Photo, 2026-11-02");
      assertThat(at).isSorted().startsWith(0, 1);
      assertThat(text(opened, at.get(2) + 1))
          .contains("Knee locks.", "BP 150.", "DocumentReference/5/_history/2");
      assertThat(text(opened, at.get(3) + 2)).contains("Page " + (at.get(3) + 2) + " of " + pages);
    }
  }

  @Test
  void theSameAppealGivesTheSameBytes() throws IOException {
    List<Evidence> evidence =
        List.of(evidence("MRI report", attachment("application/pdf", twoPages())));
    assertThat(AppealPacket.of(COVER, "Letter", evidence))
        .isEqualTo(AppealPacket.of(COVER, "Letter", evidence));
  }

  @Test
  void whatCannotBeShownIsNotSentAsAnEmptyPage() {
    assertThatThrownBy(
            () ->
                AppealPacket.of(
                    COVER,
                    "Letter",
                    List.of(evidence("Video", attachment("video/mp4", new byte[] {1})))))
        .isInstanceOf(AppealPacket.UnshownEvidence.class)
        .hasMessageContaining("Video");
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }

  private static Evidence evidence(String title, Attachment attachment) {
    DocumentReference document = new DocumentReference();
    document.setId("DocumentReference/5/_history/2");
    document.addContent().setAttachment(attachment);
    return new Evidence("note", title, LocalDate.of(2026, 11, 2), document);
  }

  private static Attachment attachment(String type, byte[] data) {
    return new Attachment().setContentType(type).setData(data);
  }

  private static byte[] twoPages() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.addPage(new PDPage());
      document.setDocumentId(1L);
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] image() throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().setBackground(Color.GRAY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
