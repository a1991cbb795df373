package org.cleanclaim.routes.simulatedpayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Submission;
import org.hl7.fhir.r4.model.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** The simulated payer's memory: what it answers a 276, and what a restart leaves of it. */
class StatusAnswersTest {
  private final Clinic clinic = new Clinic();
  private final SimulatedPayerSettings settings =
      new SimulatedPayerSettings(
          true,
          "",
          Duration.ZERO,
          "",
          "",
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(10),
          new SimulatedPayerSettings.Sftp(-1, "clinic", ""));
  @TempDir private Path folder;
  private ClaimAnswers claims;
  private StatusAnswers statuses;

  @BeforeEach
  void begin() {
    var ledger = ClaimLedger.in(folder.resolve("ledger.tsv"));
    claims = claims(ledger);
    statuses = new StatusAnswers(ledger, settings, clinic.clock);
    clinic.payer.instead = statuses::answer;
  }

  private ClaimAnswers claims(ClaimLedger ledger) {
    var rules = new ClassPathResource("org/cleanclaim/routes/simulatedpayer/adjudication.yaml");
    var members = new ClassPathResource("org/cleanclaim/routes/simulatedpayer/members.yaml");
    return ClaimAnswers.of(SimulatedPayer.of(members, clinic.clock), rules, ledger, clinic.clock);
  }

  @Test
  void claimThatNeverCameIsNotFound() {
    assertThat(said(send(claim -> {}))).isEqualTo("A4:35");
  }

  @Test
  void claimIsReceivedThenWorkedOnThenDecided() {
    var claim = send(ready -> {});
    claims.answer(clinic.mailbox.files.get(0));
    assertThat(said(claim)).isEqualTo("A1:19");
    clinic.clock.pass(Duration.ofHours(3));
    assertThat(said(claim)).isEqualTo("P1:20");
    clinic.clock.pass(Duration.ofHours(8));
    assertThat(said(claim)).isEqualTo("F1:65");
    assertThat(clinic.submissions.payerClaimNumber(claim.id())).isPresent();
  }

  @Test
  void unlistedProcedureWaitsForRecordsAndIsNotRemitted() {
    var claim =
        send(
            ready ->
                ready.getItem().get(1).getProductOrService().getCodingFirstRep().setCode("27599"));
    assertThat(claims.answer(clinic.mailbox.files.get(0)))
        .extracting(ClaimAnswers.Answer::name)
        .noneMatch(name -> name.endsWith(".835"));
    clinic.clock.pass(Duration.ofHours(3));
    assertThat(said(claim)).isEqualTo("P3:317:PR");
  }

  @Test
  void restartForgetsNeitherInterchangesNorClaimsNorLines() throws IOException {
    var first = send(ready -> {});
    claims.answer(clinic.mailbox.files.get(0));
    var file = folder.resolve("ledger.tsv");
    // A kill in the middle of an entry.
    Files.writeString(file, Files.readString(file) + "claim\tC1");
    begin();
    assertThat(claims.answer(clinic.mailbox.files.get(0)))
        .singleElement()
        .matches(answer -> answer.name().endsWith(".ta1"));
    assertThat(said(first)).isEqualTo("A1:19");
    var second = clinic.send(2).get(0);
    claims.answer(clinic.mailbox.files.get(1));
    clinic.clock.pass(Duration.ofHours(11));
    assertThat(said(second)).as("the same visit again").isEqualTo("F2:1");
    begin();
    assertThat(said(second)).isEqualTo("F2:1");
  }

  @Test
  void mailboxAnswersAnInquiryWithA277() {
    var claim = send(ready -> {});
    var inquiry = inquiry(claim);
    var answers = new MailboxAnswers(claims, statuses).answer(inquiry, new Misbehaviours());
    assertThat(answers).singleElement().matches(answer -> answer.name().endsWith(".277"));
  }

  private byte[] inquiry(Submission claim) {
    said(claim);
    return clinic.payer.inquiries.get(0);
  }

  private String said(Submission claim) {
    clinic.askAbout(claim);
    return clinic.submissions.inquiries().lastAnswered(claim.id()).orElseThrow().said();
  }

  private Submission send(Consumer<Claim> change) {
    var bundle = Clinic.claim();
    change.accept((Claim) bundle.getEntryFirstRep().getResource());
    clinic.server.ready("1", bundle);
    return clinic.sendReady().get(0);
  }
}
