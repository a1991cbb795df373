package org.cleanclaim.routes.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.routes.traffic.SubmissionState.ACCEPTED;
import static org.cleanclaim.routes.traffic.SubmissionState.ACKNOWLEDGED;
import static org.cleanclaim.routes.traffic.SubmissionState.REJECTED;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.acknowledgement.BatchStatus;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReport;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReportWriter;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.ElementFault;
import org.cleanclaim.routes.x12.acknowledgement.GroupVerdict;
import org.cleanclaim.routes.x12.acknowledgement.SegmentFault;
import org.cleanclaim.routes.x12.acknowledgement.SetVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.acknowledgement.SyntaxReportWriter;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner answers before it adjudicates, applied to claims that were sent. */
class AcknowledgementPostingTest {
  private static final Party PROVIDER = Party.organization("85", "CLINIC", "XX", "1234567893");

  private final Clinic clinic = new Clinic();
  private AcknowledgementPosting posting;
  private Submission one;
  private Submission two;
  private int files;

  @BeforeEach
  void sendTwoClaims() {
    var inbound = new Inbound(clinic.database, "", clinic.clock);
    posting = new AcknowledgementPosting(inbound, clinic.interchanges, clinic.submissions);
    var sent = clinic.send(1, 2);
    one = sent.get(0);
    two = sent.get(1);
  }

  @Test
  void acceptedSetIsReceivedAndAcceptedClaimIsAccepted() {
    assertThat(take(syntax("A", List.of()))).isEqualTo(Outcome.APPLIED);
    assertThat(clinic.again(one).state()).isEqualTo(ACKNOWLEDGED);
    assertThat(clinic.interchanges.find(1).orElseThrow().state())
        .isEqualTo(InterchangeState.ACCEPTED);
    assertThat(take(report(accepted(one), rejected(two)))).isEqualTo(Outcome.APPLIED);
    assertThat(clinic.again(one).state()).isEqualTo(ACCEPTED);
    assertThat(clinic.again(two).state()).isEqualTo(REJECTED);
  }

  @Test
  void rejectionReturnsTheClaimWithLoopElementAndMend() {
    take(report(rejected(one)));
    clinic.report(one);
    var task = clinic.server.task(1);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("rejected");
    assertThat(task.getStatusReason().getText())
        .isEqualTo(
            "Rejected by the payer: billing provider, loop 2010AA: the NPI is not right (NM109)"
                + " (277CA A7, status 562). Correct it; the claim goes out again as an original.");
  }

  @Test
  void rejectedDuplicateIsNotToBeSentAgain() {
    take(report(status(one, entry("A7", "54", null, "U"), List.of())));
    clinic.report(one);
    assertThat(clinic.server.task(1).getStatusReason().getText())
        .contains("it is a duplicate of a claim the payer has (277CA A7, status 54).")
        .contains("Look for the payer's answer to the first one")
        .doesNotContain("Correct it");
  }

  @Test
  @Tag("F16")
  void syntaxRejectionNamesTheFaultOfEachClaim() {
    var fault =
        new SegmentFault(
            "NM1",
            14,
            "2010",
            "8",
            List.of("CLM01:" + one.patientControlNumber()),
            List.of(new ElementFault(9, 0, 0, "67", "1")));
    take(syntax("R", List.of(fault)));
    assertThat(clinic.again(one).reason())
        .contains("loop 2010, NM109, segment 14: the element is missing");
    assertThat(clinic.again(two).reason()).contains("fault in another claim");
  }

  @Test
  @Tag("F16")
  void onlyTheClaimsOfTheRejectedSetAreRejected() {
    JdbcClient.create(clinic.source)
        .sql("update cleanclaim_routes.submission set st02 = '0002' where id = ?")
        .params(two.id())
        .update();
    take(partly(List.of(set("0001", "A"), set("0002", "R"))));
    assertThat(clinic.again(one).state()).isEqualTo(ACKNOWLEDGED);
    assertThat(clinic.again(two).state()).isEqualTo(REJECTED);
    assertThat(clinic.interchanges.find(1).orElseThrow().state())
        .isEqualTo(InterchangeState.ACCEPTED);
  }

  @Test
  @Tag("F16")
  void setThatAPartlyAcceptedGroupDoesNotNameIsAccepted() {
    take(partly(List.of(set("0007", "R"))));
    assertThat(clinic.again(one).state()).isEqualTo(ACKNOWLEDGED);
  }

  private static SetVerdict set(String number, String code) {
    return new SetVerdict("837", number, "005010X222A1", List.of(), code, List.of());
  }

  private byte[] partly(List<SetVerdict> sets) {
    int accepted = (int) sets.stream().filter(SetVerdict::isAccepted).count();
    var verdict = new GroupVerdict("HC", "1", "005010X222A1", "P", 2, 2, accepted, List.of(), sets);
    return new SyntaxReportWriter().write(envelope(), verdict);
  }

  @Test
  void acceptedWithErrorsIsNoRejection() {
    take(syntax("E", List.of()));
    assertThat(clinic.again(one).state()).isEqualTo(ACKNOWLEDGED);
  }

  @Test
  @Tag("I9")
  void sameFileTwiceChangesNothing() {
    var bytes = report(accepted(one));
    take(bytes);
    var after = clinic.again(one);
    assertThat(take(bytes)).isEqualTo(Outcome.DUPLICATE);
    assertThat(clinic.again(one)).usingRecursiveComparison().isEqualTo(after);
  }

  @Test
  @Tag("I14")
  void anyOrderEndsAlike() {
    take(report(accepted(one)));
    take(syntax("A", List.of()));
    assertThat(clinic.again(one).state()).isEqualTo(ACCEPTED);
    assertThat(clinic.again(two).state()).isEqualTo(ACKNOWLEDGED);
  }

  @Test
  @Tag("F13")
  void answerToSomethingElseIsQuarantined() {
    var foreign =
        new Submission(
            null, "", "", "", "", "1", "CSOMEBODYELSES", null, 1L, "0001", null, SENT, 0);
    assertThat(take(report(accepted(foreign)))).isEqualTo(Outcome.QUARANTINED);
    // Among answers to ours it is only remarked.
    assertThat(take(report(accepted(foreign), accepted(one)))).isEqualTo(Outcome.APPLIED);
    assertThat(clinic.again(one).state()).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("F15")
  void halfAFileAndGarbageAreQuarantinedWhole() {
    var bytes = report(accepted(one));
    var half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
    assertThat(take(half)).isEqualTo(Outcome.QUARANTINED);
    assertThat(take("<html>down</html>".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Outcome.QUARANTINED);
    assertThat(clinic.again(one).state()).isEqualTo(SENT);
    assertThat(take(bytes)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void sameEnvelopeWithOtherContentIsQuarantined() {
    take(report(accepted(one)));
    files--;
    assertThat(take(report(rejected(two)))).isEqualTo(Outcome.QUARANTINED);
    assertThat(clinic.again(two).state()).isEqualTo(SENT);
  }

  @Test
  void readableInterchangeIsReceivedAndUnreadableIsRejected() {
    take(ta1("A", "000"));
    assertThat(clinic.again(one).state()).isEqualTo(ACKNOWLEDGED);
    take(ta1("R", "009"));
    assertThat(clinic.again(one).state()).isEqualTo(REJECTED);
    assertThat(clinic.again(one).reason()).contains("TA1 009");
  }

  @Test
  @Tag("F12")
  void duplicateNumberTellsThatItHasArrived() {
    var doubtful = new Clinic();
    doubtful.mailbox.failsAfter = true;
    doubtful.mailbox.isEmptied = true;
    var claim = doubtful.send(1).get(0);
    var inbound = new Inbound(doubtful.database, "", doubtful.clock);
    new AcknowledgementPosting(inbound, doubtful.interchanges, doubtful.submissions)
        .take(new Inbound.Received(Clinic.PARTNER, "ta1", "999", ta1("R", "025")));
    assertThat(doubtful.again(claim).state()).isEqualTo(ACKNOWLEDGED);
  }

  @Test
  @Tag("F11")
  void oneClaimThatIsAnsweredProvesThatAllOfItsInterchangeArrived() {
    var doubtful = new Clinic();
    doubtful.mailbox.failsAfter = true;
    doubtful.mailbox.isEmptied = true;
    var sent = doubtful.send(1, 2);
    var inbound = new Inbound(doubtful.database, "", doubtful.clock);
    new AcknowledgementPosting(inbound, doubtful.interchanges, doubtful.submissions)
        .take(
            new Inbound.Received(Clinic.PARTNER, "277ca", "277CA", report(accepted(sent.get(0)))));
    assertThat(doubtful.again(sent.get(0)).state()).isEqualTo(ACCEPTED);
    assertThat(doubtful.again(sent.get(1)).state()).isEqualTo(SENT);
  }

  private Outcome take(byte[] raw) {
    return posting.take(new Inbound.Received(Clinic.PARTNER, "answer.x12", "277CA", raw));
  }

  private Interchange envelope() {
    files++;
    return new Interchange(
        new Partner("ZZ", "NWC01"),
        new Partner("ZZ", "CLEANCLAIM"),
        LocalDateTime.of(2026, 11, 23, 16, 0),
        "%09d".formatted(files),
        true);
  }

  private byte[] ta1(String code, String reason) {
    files++;
    var text =
        ("ISA*00*          *00*          *ZZ*NWC01          *ZZ*CLEANCLAIM    "
                + " *261123*1600*^*00501*%09d*0*T*:~TA1*000000001*261123*1500*%s*%s~IEA*0*%09d~")
            .formatted(files, code, reason, files);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] syntax(String code, List<SegmentFault> faults) {
    var set =
        new SetVerdict(
            "837",
            "0001",
            "005010X222A1",
            faults,
            code,
            faults.isEmpty() ? List.of() : List.of("5"));
    var verdict =
        new GroupVerdict(
            "HC",
            "1",
            "005010X222A1",
            code,
            1,
            1,
            "R".equals(code) ? 0 : 1,
            List.of(),
            List.of(set));
    return new SyntaxReportWriter().write(envelope(), verdict);
  }

  private byte[] report(ClaimStatus... claims) {
    var envelope = envelope();
    var file =
        new StatusFile(
            new TransactionSet("277", "0001", "005010X214", "1", envelope),
            "R" + files,
            LocalDateTime.of(2026, 11, 23, 16, 0),
            Party.organization("PR", "NORTHWIND COMMERCIAL", "PI", "NWC01"));
    var batch =
        new BatchStatus(
            Party.organization("41", "HARBOR", "46", "CLEANCLAIM"),
            "CC000000001",
            List.of(entry("A1", "19", null, "WQ")));
    return new ClaimReportWriter().write(new ClaimReport(file, batch, PROVIDER, List.of(claims)));
  }

  private static ClaimStatus accepted(Submission claim) {
    return status(claim, entry("A2", "20", null, "WQ"), List.of(new Reference("1K", "ICN1", null)));
  }

  private static ClaimStatus rejected(Submission claim) {
    return status(claim, entry("A7", "562", "85", "U"), List.of());
  }

  private static ClaimStatus status(
      Submission claim, StatusEntry entry, List<Reference> references) {
    return new ClaimStatus(
        new Party("QC", true, "REYES", "ANA", null, null, "MI", "M1"),
        PROVIDER,
        claim.patientControlNumber(),
        List.of(entry),
        references,
        null,
        List.of());
  }

  private static StatusEntry entry(String category, String code, String entity, String action) {
    return new StatusEntry(
        List.of(new Status(category, code, entity)),
        LocalDate.of(2026, 11, 23),
        action,
        null,
        null);
  }
}
