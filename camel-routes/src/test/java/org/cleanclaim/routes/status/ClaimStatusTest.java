package org.cleanclaim.routes.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.routes.traffic.SubmissionState.ACCEPTED;
import static org.cleanclaim.routes.traffic.SubmissionState.ACKNOWLEDGED;
import static org.cleanclaim.routes.traffic.SubmissionState.IN_DOUBT;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.REJECTED;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.FollowUp.Reason;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a claim is, asked on demand, each night, and in doubt. */
class ClaimStatusTest {
  private final Clinic clinic = new Clinic();
  private final StatusDesk desk =
      new StatusDesk(clinic.submissions, clinic.asking, clinic.telling, clinic.server.fhir());

  @ParameterizedTest
  @CsvSource({
    "A0:16,ACKNOWLEDGED,received,QUEUED",
    "A1:19,ACKNOWLEDGED,received,QUEUED",
    "A2:20,ACCEPTED,accepted,QUEUED",
    "A5:35,ACCEPTED,accepted,QUEUED",
    "A7:562,REJECTED,rejected,ERROR",
    "P1:20,ACCEPTED,pending,QUEUED",
    "P3:317,ACCEPTED,pending,QUEUED",
    "R3:317,ACCEPTED,pending,QUEUED",
    "F0:1,ACCEPTED,pending,QUEUED",
    "F1:65,ACCEPTED,pending,QUEUED",
    "F2:1,ACCEPTED,pending,QUEUED",
    "F3F:1,ACCEPTED,pending,QUEUED",
    "A4:35,SENT,sent,QUEUED",
    "D0:35,SENT,sent,QUEUED",
    "E0:1,SENT,sent,QUEUED",
    "E1:0,SENT,sent,QUEUED",
    "E4:1,SENT,sent,QUEUED"
  })
  void answerMovesTheClaimAsFarAsItProves(
      String said, SubmissionState state, String shown, RemittanceOutcome outcome) {
    var claim = clinic.send(1).get(0);
    clinic.payer.otherwise = said;
    var response = ask(1);
    assertThat(clinic.again(claim).state()).isEqualTo(state);
    clinic.report(claim);
    assertThat(clinic.server.task(1).getBusinessStatus().getCodingFirstRep().getCode())
        .isEqualTo(shown);
    assertThat(response.getOutcome()).isEqualTo(outcome);
    assertThat(response.getDisposition()).contains("(277 " + said);
    clinic.doSteps();
    clinic.telling.run("Q000000000001");
    if (state != SENT) {
      assertThat(clinic.server.all(ClaimResponse.class))
          .singleElement()
          .matches(stored -> stored.getOutcome() == outcome && stored.getPayment().isEmpty());
    }
  }

  @Test
  void claimIsAskedForByItsNumber() {
    var claim = clinic.send(1).get(0);
    ask(1);
    assertThat(clinic.payer.asked).containsExactly(claim.patientControlNumber());
    assertThat(desk.ask(null, "Task/1").status()).isEqualTo(200);
    assertThat(clinic.payer.asked).hasSize(2);
  }

  @Test
  void payerThatWaitsForInformationBecomesWorkUntilItHasIt() {
    var claim = clinic.send(1).get(0);
    clinic.payer.otherwise = "P3:317";
    ask(1);
    clinic.doSteps();
    var work = work(claim, Reason.INFORMATION);
    assertThat(work.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    assertThat(work.getFocus().getReference()).isEqualTo("Claim/1");
    assertThat(work.getDescription()).contains("277 P3, status 317");
    clinic.report(claim);
    assertThat(clinic.server.task(1).getStatusReason().getText()).contains("waits for information");
    clinic.payer.otherwise = "P1:20";
    ask(1);
    clinic.doSteps();
    assertThat(work(claim, Reason.INFORMATION).getStatus()).isEqualTo(TaskStatus.COMPLETED);
    clinic.report(claim);
    assertThat(clinic.server.task(1).hasStatusReason()).isFalse();
  }

  @Test
  @Tag("I14")
  void olderStatusIsStoredAndNotApplied() {
    var claim = clinic.send(1).get(0);
    clinic.payer.otherwise = "P1:20";
    ask(1);
    clinic.payer.otherwise = "A7:562";
    clinic.payer.effective = LocalDate.of(2026, 11, 22);
    ask(1);
    assertThat(clinic.again(claim).state()).isEqualTo(ACCEPTED);
    assertThat(clinic.submissions.inquiries().of(claim.id()))
        .extracting(inquiry -> inquiry.said())
        .containsExactly("A7:562", "P1:20");
    assertThat(clinic.submissions.inquiries().lastApplied(claim.id()).orElseThrow().said())
        .isEqualTo("P1:20");
    // Of the same day the one received last holds.
    clinic.payer.effective = LocalDate.of(2026, 11, 23);
    ask(1);
    assertThat(clinic.again(claim).state()).isEqualTo(REJECTED);
  }

  @Test
  void statusNeverReplacesTheRemittance() {
    var claim = clinic.send(1).get(0);
    clinic.payer.otherwise = "F2:1";
    ask(1);
    assertThat(clinic.again(claim).state()).as("what is paid says the 835").isEqualTo(ACCEPTED);
    move(claim, PAID);
    assertThatThrownBy(() -> ask(1))
        .isInstanceOf(RouteFailure.class)
        .hasMessageContaining("adjudicated");
  }

  @Test
  void payerThatDoesNotAnswerIsToldAndAskedAnew() {
    clinic.send(1);
    clinic.payer.isDown = true;
    assertThatThrownBy(() -> ask(1)).isInstanceOf(RouteFailure.class);
    clinic.payer.isDown = false;
    assertThat(ask(1).getErrorFirstRep().getCode().getText()).contains("does not find");
    assertThat(clinic.interchanges.find(2).orElseThrow().state()).isEqualTo(InterchangeState.DEAD);
    assertThat(clinic.interchanges.find(3).orElseThrow().state()).isEqualTo(InterchangeState.SENT);
  }

  @Test
  void unknownClaimIsSaid() {
    assertThatThrownBy(() -> desk.ask("Claim/77", null)).hasMessageContaining("No such claim");
    assertThatThrownBy(() -> desk.ask(null, null)).hasMessageContaining("?claim=Claim/");
    assertThatThrownBy(() -> desk.ask("Claim/1' or 1", null)).hasMessageContaining("?claim=");
  }

  @Test
  void silenceAfterTwoBusinessDaysIsAnAlarmUntilTheClaimIsAccepted() {
    // A Monday.
    var claim = clinic.send(1).get(0);
    clinic.clock.pass(Duration.ofDays(2));
    clinic.nightly.run();
    clinic.doSteps();
    assertThat(clinic.payer.asked).isEmpty();
    clinic.clock.pass(Duration.ofDays(1));
    clinic.payer.otherwise = "E1:0";
    clinic.nightly.run();
    clinic.nightly.run();
    clinic.doSteps();
    assertThat(clinic.payer.asked).as("asked once").hasSize(1);
    assertThat(work(claim, Reason.SILENT).getStatus()).isEqualTo(TaskStatus.REQUESTED);
    move(claim, ACCEPTED);
    clinic.doSteps();
    assertThat(work(claim, Reason.SILENT).getStatus()).isEqualTo(TaskStatus.COMPLETED);
  }

  @Test
  void weekendIsNoTimeToAnswerIn() {
    clinic.clock.pass(Duration.ofDays(4));
    var claim = clinic.send(1).get(0);
    clinic.clock.pass(Duration.ofDays(4));
    clinic.nightly.run();
    assertThat(clinic.submissions.followUps().of(claim.id())).as("Tuesday").isEmpty();
    clinic.clock.pass(Duration.ofDays(1));
    clinic.nightly.run();
    assertThat(clinic.submissions.followUps().of(claim.id())).as("Wednesday").hasSize(1);
  }

  @Test
  void claimWithoutRemittanceIsAskedAboutEverySevenDays() {
    var claim = clinic.send(1).get(0);
    move(claim, ACCEPTED);
    clinic.payer.otherwise = "P1:20";
    clinic.clock.pass(Duration.ofDays(29));
    night();
    assertThat(clinic.payer.asked).isEmpty();
    clinic.clock.pass(Duration.ofDays(2));
    night();
    clinic.clock.pass(Duration.ofDays(6));
    night();
    assertThat(clinic.payer.asked).hasSize(1);
    clinic.clock.pass(Duration.ofDays(1));
    night();
    assertThat(clinic.payer.asked).hasSize(2);
  }

  @Test
  void agreedTurnaroundDecidesWhenAClaimIsLateAndItIsToldOnce() {
    clinic.payer.agreed = new PayerTerms(Duration.ofDays(14), null);
    clinic.payer.otherwise = "P1:20";
    var claim = clinic.send(1).get(0);
    move(claim, ACCEPTED);
    clinic.clock.pass(Duration.ofDays(13));
    night();
    assertThat(clinic.submissions.followUps().of(claim.id())).isEmpty();
    clinic.clock.pass(Duration.ofDays(2));
    night();
    assertThat(clinic.payer.asked).hasSize(1);
    var late = work(claim, Reason.LATE);
    assertThat(late.getDescription()).contains("usually takes 14 days");
    // A person is through with it: it is not raised again.
    late.setStatus(TaskStatus.COMPLETED);
    clinic.server.store(late);
    clinic.clock.pass(Duration.ofDays(10));
    night();
    assertThat(work(claim, Reason.LATE).getStatus()).isEqualTo(TaskStatus.COMPLETED);
  }

  @Test
  void latenessEndsWithTheAnswer() {
    clinic.payer.agreed = new PayerTerms(Duration.ofDays(14), null);
    var claim = clinic.send(1).get(0);
    move(claim, ACCEPTED);
    clinic.clock.pass(Duration.ofDays(15));
    night();
    assertThat(work(claim, Reason.LATE).getStatus()).isEqualTo(TaskStatus.REQUESTED);
    move(claim, PAID);
    clinic.doSteps();
    assertThat(work(claim, Reason.LATE).getStatus()).isEqualTo(TaskStatus.COMPLETED);
    clinic.clock.pass(Duration.ofDays(10));
    night();
    assertThat(clinic.submissions.followUps().of(claim.id()))
        .allMatch(followUp -> !followUp.isOpen());
  }

  @Test
  void payersUsualTimeIsLearnedFromItsDecisions() {
    // Settings of the test: three decisions are enough. Nine of ten within: 3, 5, 9 days.
    for (int days : new int[] {3, 5, 9}) {
      var decided = clinic.send(days).get(0);
      move(decided, ACCEPTED);
      clinic.clock.pass(Duration.ofDays(days));
      move(decided, PAID);
    }
    var claim = clinic.send(77).get(0);
    move(claim, ACCEPTED);
    clinic.clock.pass(Duration.ofDays(8));
    night();
    assertThat(clinic.submissions.followUps().of(claim.id())).isEmpty();
    clinic.clock.pass(Duration.ofDays(2));
    night();
    assertThat(work(claim, Reason.LATE).getDescription()).contains("usually takes 9 days");
  }

  @Test
  @Tag("I3")
  void claimThePayerKnowsHasArrived() {
    var claim = doubt();
    clinic.payer.otherwise = "A1:19";
    clinic.clock.pass(Duration.ofDays(2));
    settle();
    clinic.doSteps();
    assertThat(clinic.again(claim).state()).isEqualTo(ACKNOWLEDGED);
    assertThat(clinic.interchanges.find(1).orElseThrow().state()).isEqualTo(InterchangeState.SENT);
    assertThat(clinic.mailbox.files).hasSize(1);
  }

  @Test
  @Tag("I3")
  void oneClaimNotFoundProvesNothing() {
    var claim = doubt();
    clinic.clock.pass(Duration.ofDays(2));
    settle();
    clinic.doSteps();
    clinic.clock.pass(Duration.ofDays(1));
    settle();
    clinic.doSteps();
    assertThat(clinic.again(claim).state()).isEqualTo(IN_DOUBT);
    assertThat(clinic.payer.asked).as("not again within the quiet time").hasSize(1);
    assertThat(clinic.mailbox.files).hasSize(1);
  }

  @Test
  @Tag("I2")
  @Tag("I3")
  void claimNotFoundTwiceTheQuietTimeApartIsSentAgainAsItWas() {
    var claim = doubt();
    for (int i = 0; i < 3; i++) {
      clinic.clock.pass(Duration.ofDays(2));
      settle();
      clinic.doSteps();
    }
    assertThat(clinic.interchanges.find(1).orElseThrow().state()).isEqualTo(InterchangeState.READY);
    clinic.mailbox.failsAfter = false;
    clinic.sending.send(1);
    assertThat(clinic.again(claim).state()).isEqualTo(SENT);
    assertThat(clinic.mailbox.files).hasSize(2);
    assertThat(clinic.mailbox.files.get(1)).isEqualTo(clinic.mailbox.files.get(0));
    assertThat(clinic.mailbox.names).containsOnly("northwind-000000001.837");
  }

  @ParameterizedTest
  @CsvSource({"D0:35", "E0:1", "E1:0", "E4:1"})
  @Tag("I3")
  void whatProvesNothingBecomesAPersonsWorkBeforeFilingTimeEnds(String said) {
    clinic.payer.agreed = new PayerTerms(null, Period.ofDays(180));
    var claim = doubt();
    clinic.payer.otherwise = said;
    for (int i = 0; i < 4; i++) {
      clinic.clock.pass(Duration.ofDays(2));
      settle();
      clinic.doSteps();
    }
    assertThat(clinic.again(claim).state()).isEqualTo(IN_DOUBT);
    assertThat(clinic.mailbox.files).hasSize(1);
    var work = work(claim, Reason.DOUBT);
    assertThat(work.getDescription()).contains("interchange 000000001");
    var serviced = AskedClaim.of(claim, clinic.server.fhir()).firstDay().orElseThrow();
    assertThat(work.getRestriction().getPeriod().getEndElement().getValueAsString())
        .isEqualTo(serviced.plusDays(180).minusDays(14).toString());
    assertThat(decideBy()).isEqualTo(serviced.plusDays(166));
    // A late answer ends it.
    clinic.payer.otherwise = "A2:20";
    clinic.clock.pass(Duration.ofDays(2));
    settle();
    clinic.doSteps();
    assertThat(clinic.again(claim).state()).isEqualTo(ACCEPTED);
    assertThat(work(claim, Reason.DOUBT).getStatus()).isEqualTo(TaskStatus.COMPLETED);
  }

  private LocalDate decideBy() {
    return JdbcClient.create(clinic.source)
        .sql("select decide_by from cleanclaim_routes.interchange where id = 1")
        .query(java.time.OffsetDateTime.class)
        .single()
        .atZoneSameInstant(java.time.ZoneOffset.UTC)
        .toLocalDate();
  }

  /** A claim whose sending failed, and whose file is nowhere to be seen. */
  private Submission doubt() {
    clinic.mailbox.failsAfter = true;
    clinic.mailbox.isEmptied = true;
    var claim = clinic.send(1).get(0);
    assertThat(claim.state()).isEqualTo(IN_DOUBT);
    return claim;
  }

  private void settle() {
    clinic.sending.settle(1);
  }

  private void night() {
    clinic.nightly.run();
    clinic.doSteps();
  }

  private void move(Submission claim, SubmissionState state) {
    clinic.database.together(() -> clinic.submissions.move(claim.id(), state, null, null));
  }

  private ClaimResponse ask(int claim) {
    var answer = desk.ask("Claim/" + claim, null);
    assertThat(answer.status()).isEqualTo(200);
    return clinic
        .server
        .fhir()
        .newJsonParser()
        .parseResource(ClaimResponse.class, answer.content());
  }

  private Task work(Submission claim, Reason reason) {
    var id = clinic.submissions.followUps().find(claim.id(), reason).orElseThrow().taskId();
    return List.copyOf(clinic.server.all(Task.class)).stream()
        .filter(task -> id.equals(task.getIdElement().getIdPart()))
        .findFirst()
        .orElseThrow();
  }
}
