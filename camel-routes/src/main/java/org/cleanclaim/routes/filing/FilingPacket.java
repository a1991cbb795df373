package org.cleanclaim.routes.filing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.view.Meanings;
import org.cleanclaim.routes.x12.view.RawSegment;

/**
 * The proof of filing to be given away. The PDF is for the payer: a cover sheet, then of each file
 * what is about this claim; a file that holds nothing of other patients is attached as it is. The
 * ZIP is for the practice's own file: the PDF and every original, with their hashes.
 */
public final class FilingPacket {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE MMM d, uuuu 'at' h:mm:ss a zzz", Locale.US);

  private final FilingProof proof;
  private final ZoneId zone;

  /**
   * @param zone of the practice, in which days and times are told
   */
  public FilingPacket(FilingProof proof, ZoneId zone) {
    this.proof = proof;
    this.zone = zone;
  }

  public byte[] pdf() {
    try (var pages = new PdfPages()) {
      cover(pages);
      for (int i = 0; i < proof.documents().size(); i++) {
        pages.newPage();
        document(pages, i);
      }
      attach(pages);
      return pages.end("Proof of timely filing, claim number " + proof.trace());
    }
  }

  private void cover(PdfPages pages) {
    var information = pages.document().getDocumentInformation();
    information.setTitle("Proof of timely filing, " + proof.trace());
    information.setCreator("Cleanclaim");
    pages.title("Proof of timely filing");
    pages.paragraph(proof.words());
    pages.heading("The claim");
    pages.row("Claim number", proof.trace() + " (CLM01)");
    pages.row("Our record", proof.claim());
    pages.row(
        "Payer", first(one -> is(one, "PR")).map(one -> one.element(3)).orElse(proof.payer()));
    pages.row("Billing provider", first(one -> is(one, "85")).map(FilingPacket::named).orElse(""));
    pages.row(
        "Patient",
        first(one -> is(one, "QC"))
            .or(() -> first(one -> is(one, "IL")))
            .map(FilingPacket::person)
            .orElse(""));
    pages.row("Member id", first(one -> is(one, "IL")).map(one -> one.element(9)).orElse(""));
    pages.row("Dates of service", serviceDays());
    pages.row("Charge", first(one -> one.is("CLM")).map(one -> dollars(one.element(2))).orElse(""));
    pages.heading("When");
    pages.row("Sent", moment(proof.sentAt()));
    pages.row(
        "Accepted by payer",
        proof.acceptedOn() == null
            ? "Not said by the payer"
            : DAY.format(proof.acceptedOn()) + " (its own date, STC02)");
    pages.heading("What proves it");
    for (int i = 0; i < proof.documents().size(); i++) {
      var one = proof.documents().get(i);
      pages.row(
          (i + 1) + ". " + one.kind(),
          moment(one.at()) + (one.said().isEmpty() ? "" : ". It says: " + one.said()));
      pages.row("", one.name() + ", " + one.size() + " bytes");
      pages.row("    SHA-256", one.sha256());
    }
    pages.paragraph("");
    pages.paragraph(
        "Files are kept byte for byte as they were sent and received; the SHA-256 of each names it."
            + " The claim number above was given once: the 837 and the 277 hold it, TA1 and 999 answer"
            + " the interchange and set it went out in. Where a file holds claims of other patients,"
            + " these are left out here.");
  }

  private void document(PdfPages pages, int index) {
    var one = proof.documents().get(index);
    pages.heading((index + 1) + ". " + one.kind());
    pages.row(one.exchange().startsWith("out-") ? "Sent" : "Received", moment(one.at()));
    pages.row("File", one.name());
    pages.row("SHA-256", one.sha256());
    pages.row(
        "Shown",
        one.alone()
            ? "The whole file; it is attached to this PDF as it is"
            : "What is about this claim; other patients' claims are left out");
    pages.paragraph("");
    for (var segment : one.excerpt().segments()) {
      pages.line(segment.text() + "   (" + Meanings.of(segment) + ")");
    }
  }

  /** Files that may be given away whole. */
  private void attach(PdfPages pages) {
    Map<String, PDComplexFileSpecification> files = new HashMap<>();
    try {
      for (int i = 0; i < proof.documents().size(); i++) {
        var one = proof.documents().get(i);
        if (one.alone()) {
          var name = fileName(i, one);
          var embedded =
              new PDEmbeddedFile(pages.document(), new ByteArrayInputStream(one.bytes()));
          embedded.setSubtype("application/EDI-X12");
          embedded.setSize(one.bytes().length);
          var specification = new PDComplexFileSpecification();
          specification.setFile(name);
          specification.setFileUnicode(name);
          specification.setEmbeddedFile(embedded);
          files.put(name, specification);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!files.isEmpty()) {
      var tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(files);
      var catalog = pages.document().getDocumentCatalog();
      var names = new PDDocumentNameDictionary(catalog);
      names.setEmbeddedFiles(tree);
      catalog.setNames(names);
    }
  }

  /** The PDF with every original beside it, and a list of hashes that sha256sum can check. */
  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, "proof-of-filing.pdf", pdf(), null);
      var sums = new StringBuilder();
      for (int i = 0; i < proof.documents().size(); i++) {
        var one = proof.documents().get(i);
        var name = "originals/" + fileName(i, one);
        add(zip, name, one.bytes(), one.at());
        sums.append(one.sha256()).append("  ").append(name).append('\n');
      }
      add(zip, "SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8), null);
      add(zip, "READ-ME.txt", readMe().getBytes(StandardCharsets.UTF_8), null);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  private String readMe() {
    var others =
        proof.documents().stream().anyMatch(one -> !one.alone())
            ? "\nSome originals hold claims of other patients. Keep this archive in the practice and give"
                + "\nthe payer the PDF.\n"
            : "";
    return proof.words()
        + "\n\nproof-of-filing.pdf  cover sheet, and of each file what is about this claim"
        + "\noriginals/           the files byte for byte as they were sent and received"
        + "\nSHA256SUMS           their hashes; check with: sha256sum -c SHA256SUMS\n"
        + others;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content, Instant at)
      throws IOException {
    var entry = new ZipEntry(name);
    if (at != null) {
      entry.setLastModifiedTime(FileTime.from(at));
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** A partner names its files as it likes: nothing of such a name leads out of a folder. */
  private static String fileName(int index, FilingDocument one) {
    var name = one.name().replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", "_");
    return (index + 1) + "-" + name;
  }

  /** The first such segment of the claim as it was sent. */
  private Optional<RawSegment> first(Predicate<RawSegment> wanted) {
    return claimSegments().stream().filter(wanted).findFirst();
  }

  private List<RawSegment> claimSegments() {
    return proof.documents().stream()
        .filter(one -> one.exchange().startsWith("out-"))
        .findFirst()
        .map(one -> one.excerpt().segments())
        .orElse(List.of());
  }

  private static boolean is(RawSegment segment, String entity) {
    return segment.is("NM1") && segment.element(1).equals(entity);
  }

  private static String named(RawSegment nm1) {
    return person(nm1) + (nm1.element(8).equals("XX") ? ", NPI " + nm1.element(9) : "");
  }

  private static String person(RawSegment nm1) {
    return nm1.element(4).isEmpty() ? nm1.element(3) : nm1.element(3) + ", " + nm1.element(4);
  }

  private String serviceDays() {
    return claimSegments().stream()
        .filter(one -> one.is("DTP") && one.element(1).equals("472"))
        .map(one -> one.element(3))
        .distinct()
        .sorted()
        .map(this::days)
        .collect(Collectors.joining("; "));
  }

  private static String dollars(String amount) {
    return X12Text.decimal(amount)
        .map(value -> NumberFormat.getCurrencyInstance(Locale.US).format(value))
        .orElse(amount);
  }

  /** {@code 20261123}, or two of them with a hyphen between. */
  private String days(String value) {
    return java.util.Arrays.stream(value.split("-"))
        .map(
            one ->
                one.matches("\\d{8}")
                    ? DAY.format(LocalDate.parse(one, DateTimeFormatter.BASIC_ISO_DATE))
                    : one)
        .collect(Collectors.joining(" to "));
  }

  private String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at.atZone(zone));
  }
}
