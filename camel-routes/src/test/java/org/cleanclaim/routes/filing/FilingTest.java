package org.cleanclaim.routes.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cleanclaim.routes.filing.FilingProof.Level;
import org.cleanclaim.routes.simulatedpayer.PayerOffice;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.tracing.ClaimTraces;
import org.cleanclaim.routes.tracing.Exchanges;
import org.cleanclaim.routes.traffic.Sha256;
import org.junit.jupiter.api.Test;

/** What proves that a claim was filed, and the packet made of it. */
class FilingTest {
  private final Clinic clinic = new Clinic();
  private final PayerOffice payer = new PayerOffice(clinic);
  private final FilingProofs proofs =
      new FilingProofs(
          new ClaimTraces(clinic.database, ""), new Exchanges(clinic.database, "", clinic.clock));

  @Test
  void acceptedClaimIsProvedByEveryFileAboutIt() {
    clinic.send(1);
    answer(4);
    var proof = proofs.of("Claim/1");
    assertThat(proof.level()).isEqualTo(Level.ACCEPTED);
    assertThat(proof.acceptedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(proof.documents())
        .extracting(FilingDocument::kind)
        .as("a payment is no proof of filing")
        .containsExactly("837P", "TA1", "999", "277CA");
    assertThat(proof.documents().get(0).bytes()).isEqualTo(clinic.mailbox.files.get(0));
    assertThat(proof.documents())
        .allSatisfy(
            one ->
                assertThat(one.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.of(one.bytes()))));
  }

  @Test
  void packetIsReadableHasItsPagesAndItsFiles() throws IOException {
    clinic.send(1);
    answer(3);
    var proof = proofs.of("Claim/1");
    try (var pdf = Loader.loadPDF(new FilingPacket(proof, ZoneOffset.UTC).pdf())) {
      var text = text(pdf);
      assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(5);
      assertThat(text)
          .contains("Proof of timely filing", "accepted the claim into adjudication")
          .contains(
              proof.trace(), "REYES, ANA", "NORTHWIND COMMERCIAL", "$425.00", "NPI 1234567893")
          .contains("Mon Nov 23, 2026 (its own date, STC02)", "277CA A2:20")
          .contains("Page 1 of " + pdf.getNumberOfPages(), "CLM*" + proof.trace());
      proof.documents().forEach(one -> assertThat(text).contains(one.sha256()));
      var attached = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(attached).hasSize(4);
      assertThat(attached.get("1-northwind-000000001.837").getEmbeddedFile().toByteArray())
          .isEqualTo(clinic.mailbox.files.get(0));
    }
  }

  @Test
  void otherPatientsOfTheBatchAreNotGivenAway() throws IOException {
    clinic.send(1, 2);
    answer(3);
    var two = clinic.submissions.newest("Claim/2").patientControlNumber();
    var proof = proofs.of("Claim/1");
    assertThat(proof.documents().get(0).alone()).isFalse();
    try (var pdf = Loader.loadPDF(new FilingPacket(proof, ZoneOffset.UTC).pdf())) {
      assertThat(text(pdf)).contains(proof.trace(), "left out").doesNotContain(two);
      var attached = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(attached.keySet()).noneMatch(name -> name.endsWith(".837"));
      for (var file : attached.values()) {
        assertThat(new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.US_ASCII))
            .doesNotContain(two);
      }
    }
  }

  @Test
  void archiveHoldsTheOriginalsAndHashesThatFitThem() throws IOException {
    clinic.send(1, 2);
    answer(3);
    var files = unzip(new FilingPacket(proofs.of("Claim/1"), ZoneOffset.UTC).zip());
    assertThat(files).containsKeys("proof-of-filing.pdf", "SHA256SUMS", "READ-ME.txt");
    var sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();
    assertThat(sums).hasSize(4);
    for (var sum : sums) {
      var parts = sum.split("  ");
      assertThat(HexFormat.of().formatHex(Sha256.of(files.get(parts[1])))).isEqualTo(parts[0]);
    }
    assertThat(files.get("originals/1-northwind-000000001.837"))
        .isEqualTo(clinic.mailbox.files.get(0));
    assertThat(new String(files.get("READ-ME.txt"), StandardCharsets.UTF_8))
        .contains("other patients");
  }

  @Test
  void syntaxReportAloneProvesLess() {
    clinic.send(1);
    answer(2);
    var proof = proofs.of("Claim/1");
    assertThat(proof.level()).isEqualTo(Level.RECEIVED);
    assertThat(proof.words()).contains("has not said");
    assertThat(proof.acceptedOn()).isNull();
  }

  @Test
  void withoutProofItSaysSoAndWhy() {
    assertThat(proofs.of("Claim/9").words()).contains("nothing that proves");
    clinic.mailbox.failsBefore = true;
    clinic.send(1);
    assertThat(proofs.of("Claim/1").words())
        .isEqualTo("No proof: the claim was sent, but whether it arrived is not known.");
    var other = new Clinic();
    other.send(1);
    var otherProofs =
        new FilingProofs(
            new ClaimTraces(other.database, ""), new Exchanges(other.database, "", other.clock));
    var silent = otherProofs.of("Claim/1");
    assertThat(silent.isProof()).isFalse();
    assertThat(silent.words()).contains("nothing that came back says it arrived");
    assertThat(silent.documents()).hasSize(1);
  }

  @Test
  void rejectedClaimIsNotFiled() {
    clinic.send(1);
    answer(2);
    var claim = clinic.submissions.newest("Claim/1");
    clinic.database.together(
        () ->
            clinic.submissions.move(
                claim.id(),
                org.cleanclaim.routes.traffic.SubmissionState.REJECTED,
                "The NPI is not right.",
                null));
    var proof = proofs.of("Claim/1");
    assertThat(proof.isProof()).isFalse();
    assertThat(proof.words()).contains("counts as not filed", "The NPI is not right.");
  }

  private void answer(int most) {
    payer
        .answers(0)
        .subList(0, most)
        .forEach(
            one -> {
              clinic.clock.pass(Duration.ofMinutes(1));
              payer.take(one);
            });
  }

  private static String text(org.apache.pdfbox.pdmodel.PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
