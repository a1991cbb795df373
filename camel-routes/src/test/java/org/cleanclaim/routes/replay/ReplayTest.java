package org.cleanclaim.routes.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.routes.traffic.SubmissionState.ACCEPTED;
import static org.cleanclaim.routes.traffic.SubmissionState.HELD;
import static org.cleanclaim.routes.traffic.SubmissionState.IN_DOUBT;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.acknowledgement.AcknowledgementRoute;
import org.cleanclaim.routes.mailbox.HalfFiles;
import org.cleanclaim.routes.mailbox.MailboxRoute;
import org.cleanclaim.routes.mailbox.MailboxSorting;
import org.cleanclaim.routes.posting.RemittanceRoute;
import org.cleanclaim.routes.replay.OutgoingReplay.Ask;
import org.cleanclaim.routes.replay.ReplayPlan.Check;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.simulatedpayer.PayerOffice;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person may do again, and that nothing is there twice after it. */
class ReplayTest {
  private static final Absence SAID = new Absence("Kim of the help desk", "T-4711");

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Clinic clinic = new Clinic();
  private PayerOffice payer;
  private OutgoingReplay outgoing;
  private QuarantineReplay quarantine;

  @AfterEach
  void end() {
    camel.stop();
  }

  private void open(Clinic with) throws Exception {
    clinic = with;
    payer = new PayerOffice(clinic);
    outgoing =
        new OutgoingReplay(
            clinic.database,
            clinic.interchanges,
            clinic.submissions,
            clinic.partners,
            clinic.mailbox,
            clinic.clock);
    var names = new Properties();
    names.load(getClass().getResourceAsStream("/org/cleanclaim/routes/endpoints.properties"));
    camel.getPropertiesComponent().setInitialProperties(names);
    camel
        .getRegistry()
        .bind(MailboxRoute.FAILURES, new org.cleanclaim.routes.mailbox.MailboxFailures());
    camel.addRoutes(
        new MailboxRoute(
            clinic.partners,
            name -> clinic.partners.partner(name).inbox(),
            new MailboxSorting(new HalfFiles(name -> Duration.ZERO, Clock.systemUTC()))));
    camel.addRoutes(new AcknowledgementRoute(payer.acknowledgements));
    camel.addRoutes(new RemittanceRoute(payer.remittances));
    camel.addRoutes(new ReplayRoute(outgoing));
    camel.start();
    quarantine = new QuarantineReplay(camel.createProducerTemplate(), "direct:quarantine");
  }

  private ReplayPlan send(Absence absence, boolean rehearsal) {
    return camel
        .createProducerTemplate()
        .requestBody("direct:replay", new Ask(1, absence, rehearsal), ReplayPlan.class);
  }

  /** One that may have arrived, and whose mailbox shows nothing. */
  private Submission doubtful(Clinic with) throws Exception {
    open(with);
    clinic.mailbox.failsBefore = true;
    var claim = clinic.send(1).get(0);
    clinic.mailbox.failsBefore = false;
    assertThat(claim.state()).isEqualTo(IN_DOUBT);
    return claim;
  }

  @Test
  @Tag("I3")
  void doubtIsNotSentAgainOnAGuess() throws Exception {
    var claim = doubtful(new Clinic());
    assertThat(send(null, false))
        .matches(plan -> !plan.allowed() && plan.why().contains("quiet time"));
    assertThat(send(SAID, false).allowed()).as("too early even with its word").isFalse();
    clinic.clock.pass(Duration.ofDays(3));
    var refused = send(null, false);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.why()).contains("there twice", "interchange 000000001", "record who");
    assertThat(result(refused, "drops-duplicates")).isEqualTo("no");
    assertThat(send(new Absence("Kim", " "), false).allowed()).isFalse();
    assertThat(clinic.again(claim).state()).isEqualTo(IN_DOUBT);
    assertThat(clinic.mailbox.files).isEmpty();
  }

  @Test
  @Tag("I2")
  void provenAbsenceSendsTheSameBytesOnce() throws Exception {
    var claim = doubtful(new Clinic());
    clinic.clock.pass(Duration.ofDays(3));
    var before = clinic.interchanges.find(1).orElseThrow();
    var rehearsed = send(SAID, true);
    assertThat(rehearsed.allowed()).isTrue();
    assertThat(rehearsed.done()).isFalse();
    assertThat(rehearsed.action()).isEqualTo("send-again");
    assertThat(rehearsed.changes()).singleElement().matches(one -> one.from().equals("IN_DOUBT"));
    assertThat(clinic.interchanges.find(1).orElseThrow().state())
        .isEqualTo(InterchangeState.IN_DOUBT);
    assertThat(send(SAID, false).done()).isTrue();
    assertThat(send(SAID, false).allowed()).as("asked twice").isFalse();
    clinic.sending.send(1);
    assertThat(send(SAID, false).why()).contains("was sent");
    clinic.sending.send(1);
    assertThat(clinic.mailbox.files).hasSize(1);
    assertThat(clinic.mailbox.files.get(0)).isEqualTo(before.body());
    assertThat(clinic.mailbox.names).containsExactly(before.fileName());
    assertThat(clinic.again(claim).state()).isEqualTo(SENT);
  }

  @Test
  void partnerThatDropsDuplicatesNeedsNoWord() throws Exception {
    doubtful(new Clinic(true));
    assertThat(send(null, false).allowed()).isFalse();
    clinic.clock.pass(Duration.ofDays(3));
    assertThat(send(null, false).done()).isTrue();
  }

  @Test
  @Tag("F11")
  void fileThatLiesInTheMailboxIsMarkedAsSent() throws Exception {
    open(new Clinic());
    clinic.mailbox.failsAfter = true;
    var claim = clinic.send(1).get(0);
    var plan = send(null, false);
    assertThat(plan.action()).isEqualTo("mark-sent");
    assertThat(result(plan, "in-mailbox")).isEqualTo("yes");
    assertThat(clinic.again(claim).state()).isEqualTo(SENT);
    assertThat(clinic.mailbox.files).hasSize(1);
  }

  @Test
  void answeredSentAndRejectedAreRefusedWithTheirReason() throws Exception {
    open(new Clinic());
    clinic.send(1);
    assertThat(send(SAID, false).why()).contains("waits for its answers");
    payer.take(payer.answers(0).get(1));
    assertThat(send(SAID, false).why()).contains("has it");
    assertThat(result(send(SAID, true), "answered")).isEqualTo("yes");
    state("REJECTED");
    assertThat(send(SAID, false).why()).contains("refuse them again", "new number");
  }

  @Test
  @Tag("I3")
  void givenUpInterchangeGoesAgainOnlyWhileItsClaimsAreHeld() throws Exception {
    var claim = doubtful(new Clinic());
    clinic.database.together(() -> clinic.submissions.move(claim.id(), HELD, "Given up.", null));
    state("DEAD");
    clinic.clock.pass(Duration.ofDays(3));
    assertThat(send(null, false).allowed()).isFalse();
    assertThat(send(SAID, true).allowed()).isTrue();
    assertThat(send(SAID, false).done()).isTrue();
    clinic.sending.send(1);
    assertThat(clinic.again(claim).state()).isEqualTo(SENT);
    assertThat(clinic.mailbox.files).hasSize(1);
  }

  @Test
  @Tag("I3")
  void givenUpInterchangeWhoseClaimWentAnotherWayStays() throws Exception {
    var claim = doubtful(new Clinic());
    clinic.database.together(() -> clinic.submissions.move(claim.id(), HELD, "Given up.", null));
    state("DEAD");
    clinic.database.together(
        () ->
            clinic.submissions.take(
                new Submissions.Picked(
                    "Claim/1", "2", "Task/1", Clinic.PARTNER, "1", claim.content()),
                null));
    clinic.clock.pass(Duration.ofDays(3));
    assertThat(send(SAID, false).why()).contains("another way");
    assertThat(clinic.mailbox.files).isEmpty();
  }

  @Test
  @Tag("I9")
  void quarantinedAnswerIsAppliedOnceItsCauseIsMended() throws Exception {
    var early = answersOfAnotherTime();
    var claim = clinic.submissions.newest("Claim/1");
    // Quarantined while nothing of it was known here, as after a restore.
    assertThat(result(again(early.get(2), true), "read-as")).isEqualTo("yes");
    var rehearsed = again(early.get(2), true);
    assertThat(rehearsed.allowed()).isTrue();
    assertThat(rehearsed.done()).isFalse();
    assertThat(rehearsed.changes())
        .singleElement()
        .isEqualTo(
            new ReplayPlan.Change("Claim/1", claim.patientControlNumber(), "SENT", "ACCEPTED"));
    assertThat(clinic.again(claim).state()).as("a rehearsal changes nothing").isEqualTo(SENT);
    assertThat(again(early.get(2), false).done()).isTrue();
    assertThat(clinic.again(claim).state()).isEqualTo(ACCEPTED);
  }

  @Test
  @Tag("I9")
  void replaysTwiceAndOutOfOrderEndAlike() throws Exception {
    var early = answersOfAnotherTime();
    var claim = clinic.submissions.newest("Claim/1");
    for (int place : new int[] {3, 2, 3, 0, 2, 1, 0, 1}) {
      again(early.get(place), true);
      again(early.get(place), false);
      if (place == 3) {
        payer.post(early.get(3).content());
      }
    }
    assertThat(clinic.again(claim).state()).isEqualTo(PAID);
    assertThat(again(early.get(2), false))
        .matches(plan -> !plan.allowed() && plan.why().contains("taken in before"));
    assertThat(result(again(early.get(2), true), "already-posted")).isEqualTo("yes");
    assertThat(payer.inbound.quarantined()).isEmpty();
    assertThat(clinic.server.all(org.hl7.fhir.r4.model.PaymentReconciliation.class))
        .as("posted once")
        .hasSize(1);
  }

  @Test
  void quarantinedFileWhoseCauseStaysIsQuarantinedAgain() throws Exception {
    open(new Clinic());
    clinic.send(1);
    var garbage = "<html>down</html>".getBytes(StandardCharsets.US_ASCII);
    payer.take(new Answer("x.999", garbage));
    var plan = quarantine.run(Clinic.PARTNER, "x.999", garbage, false);
    assertThat(plan.allowed()).isFalse();
    assertThat(plan.why()).startsWith("It would be quarantined again:");
    assertThat(payer.inbound.quarantined()).hasSize(1);
  }

  /** Answers that came while the submission was not known here, and are quarantined. */
  private List<Answer> answersOfAnotherTime() throws Exception {
    open(new Clinic());
    clinic.send(1);
    var answers = payer.answers(0);
    sql("update cleanclaim_routes.submission set clm01 = 'X' || substr(clm01, 2)");
    sql("update cleanclaim_routes.interchange set control_no = '000000999'");
    // An 835 is taken in whether or not its claims are known: this one is out of balance first.
    for (var answer : answers.subList(0, 3)) {
      assertThat(payer.take(answer)).isEqualTo(Outcome.QUARANTINED);
    }
    var payment = answers.get(3);
    assertThat(payer.take(payment)).isEqualTo(Outcome.APPLIED);
    sql("delete from cleanclaim_routes.payment");
    sql("delete from cleanclaim_routes.inbound_envelope");
    sql("update cleanclaim_routes.inbound set state = 'QUARANTINED', reason = 'held back'");
    sql("delete from cleanclaim_routes.answer");
    sql("update cleanclaim_routes.submission set clm01 = 'C' || substr(clm01, 2)");
    sql("update cleanclaim_routes.interchange set control_no = '000000001'");
    return answers;
  }

  private ReplayPlan again(Answer answer, boolean rehearsal) {
    return quarantine.run(Clinic.PARTNER, answer.name(), answer.content(), rehearsal);
  }

  private static String result(ReplayPlan plan, String code) {
    return plan.checks().stream()
        .filter(check -> check.code().equals(code))
        .map(Check::result)
        .findFirst()
        .orElse("not looked at");
  }

  private void state(String state) {
    sql("update cleanclaim_routes.interchange set state = '" + state + "'");
  }

  private void sql(String statement) {
    clinic.database.jdbc().sql(statement).update();
  }
}
