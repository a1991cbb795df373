package org.cleanclaim.routes.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.routes.traffic.SubmissionState.HELD;
import static org.cleanclaim.routes.traffic.SubmissionState.IN_DOUBT;
import static org.cleanclaim.routes.traffic.SubmissionState.QUEUED;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.Submission;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ready claim becomes one 837 in the payer's mailbox, whatever happens on the way. */
class SubmissionTest {
  private final Clinic clinic = new Clinic();

  @Test
  void readyClaimGoesOutAndItsTaskSaysSo() {
    var sent = clinic.send(1).get(0);
    assertThat(sent.state()).isEqualTo(SENT);
    assertThat(text(0))
        .startsWith("ISA*00*")
        .contains("*000000001*", "CLM*" + sent.patientControlNumber() + "*425*");
    assertThat(clinic.mailbox.names).containsExactly("northwind-000000001.837");
    assertThat(shown(1)).isEqualTo("sending");
    clinic.report(sent);
    assertThat(shown(1)).isEqualTo("sent");
    assertThat(clinic.server.task(1).getStatus()).isEqualTo(TaskStatus.INPROGRESS);
  }

  @Test
  @Tag("I3")
  void everyStepDoneAgainSendsNothingTwice() {
    clinic.send(1);
    assertThat(clinic.pickUp.run()).isZero();
    clinic.batching.run();
    clinic.sending.send(1);
    clinic.sending.settle(1);
    assertThat(clinic.mailbox.files).hasSize(1);
  }

  @Test
  void claimsGoTogetherUpToTheBatchSize() {
    clinic.server.ready("1", Clinic.claim());
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(clinic.interchanges.find(1)).as("waits for others").isEmpty();
    clinic.server.ready("2", Clinic.claim());
    clinic.server.ready("3", Clinic.claim());
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(clinic.submissions.inInterchange(1)).hasSize(2);
    assertThat(clinic.interchanges.find(2)).isEmpty();
    clinic.clock.pass(Duration.ofMinutes(15));
    clinic.batching.run();
    assertThat(clinic.submissions.inInterchange(2)).hasSize(1);
  }

  @Test
  void claimsOfTwoKindsGoInInterchangesOfTheirOwn() {
    clinic.server.ready("1", Clinic.claim());
    clinic.server.ready("2", Clinic.facilityClaim());
    assertThat(clinic.sendReady()).extracting(Submission::state).containsOnly(SENT);
    assertThat(clinic.mailbox.files).hasSize(2);
    assertThat(text(0) + text(1))
        .contains("*X*005010X222A1~", "SV1*HC:", "*X*005010X223A2~", "SV2*0120");
  }

  @Test
  void claimThatSomebodyChangesAtThatMomentIsLeftAlone() {
    clinic.server.ready("1", Clinic.claim());
    clinic.server.beforeNextUpdate(() -> clinic.server.store(clinic.server.task(1)));
    assertThat(clinic.pickUp.run()).isZero();
    assertThat(clinic.submissions.ofClaim("Claim/1")).isEmpty();
    assertThat(clinic.pickUp.run()).isEqualTo(1);
  }

  @Test
  void claimWhoseCoverageTurnsOutToHaveEndedIsNotSent() {
    clinic.server.ready("1", Clinic.claim());
    clinic.server.whenCoverageIsVerified(
        () -> {
          var held = clinic.server.task(1);
          Stations.show(held, "held", null);
          clinic.server.store(held);
        });
    assertThat(clinic.pickUp.run()).isZero();
    assertThat(clinic.submissions.ofClaim("Claim/1")).isEmpty();
  }

  @Test
  void taskMovedByAPickUpThatDiedIsTakenOn() {
    clinic.server.ready("1", Clinic.claim());
    var task = clinic.server.task(1);
    Stations.show(task, "sending", null);
    clinic.server.store(task);
    assertThat(clinic.pickUp.run()).isEqualTo(1);
    assertThat(clinic.submissions.newest("Claim/1").state()).isEqualTo(QUEUED);
  }

  @Test
  void claimThatCannotBeWrittenIsHeldWithItsReason() {
    var bundle = Clinic.claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Organization.class::isInstance)
        .forEach(organization -> ((Organization) organization).getAddress().clear());
    clinic.server.ready("1", bundle);
    clinic.pickUp.run();
    var held = clinic.submissions.newest("Claim/1");
    assertThat(held.state()).isEqualTo(HELD);
    clinic.report(held);
    var task = clinic.server.task(1);
    assertThat(task.getStatus()).isEqualTo(TaskStatus.ONHOLD);
    assertThat(task.getStatusReason().getText()).contains("loop 2010AA, N3", "Add it.");
  }

  @Test
  void delimiterInANameIsRefusedAndNamesItsPlaceOnly() {
    var bundle = Clinic.claim();
    var claim = (Claim) bundle.getEntryFirstRep().getResource();
    claim
        .addSupportingInfo()
        .setSequence(90)
        .setValue(new org.hl7.fhir.r4.model.StringType("A*B~"));
    claim
        .getSupportingInfo()
        .get(claim.getSupportingInfo().size() - 1)
        .getCategory()
        .addCoding()
        .setCode("note");
    clinic.server.ready("1", bundle);
    clinic.pickUp.run();
    assertThat(clinic.submissions.newest("Claim/1").reason())
        .contains("NTE02")
        .doesNotContain("A*B");
  }

  @Test
  void claimOfAPayerWithoutMailboxIsHeld() {
    var bundle = Clinic.claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Organization.class::isInstance)
        .flatMap(organization -> ((Organization) organization).getIdentifier().stream())
        .filter(identifier -> "NWC01".equals(identifier.getValue()))
        .forEach(identifier -> identifier.setValue("OTHER1"));
    clinic.server.ready("1", bundle);
    clinic.pickUp.run();
    assertThat(clinic.submissions.newest("Claim/1").reason())
        .contains("cleanclaim.routes.partners");
  }

  @Test
  @Tag("F11")
  void fileThatArrivedThoughTheSendFailedIsFoundAndNotSentAgain() {
    clinic.mailbox.failsAfter = true;
    var claim = clinic.send(1).get(0);
    assertThat(claim.state()).isEqualTo(IN_DOUBT);
    clinic.sending.send(1);
    assertThat(clinic.mailbox.files).hasSize(1);
    clinic.sending.settle(1);
    assertThat(clinic.again(claim).state()).isEqualTo(SENT);
  }

  @Test
  @Tag("I3")
  void doubtIsNotEndedByGuessing() {
    var alone = new Clinic(false, false);
    alone.mailbox.failsBefore = true;
    var claim = alone.send(1).get(0);
    alone.clock.pass(Duration.ofDays(3));
    alone.sending.settle(1);
    assertThat(alone.again(claim).state()).isEqualTo(IN_DOUBT);
    alone.report(claim);
    assertThat(alone.server.task(1).getStatusReason().getText()).contains("interchange 000000001");
    assertThat(alone.mailbox.files).isEmpty();
  }

  @Test
  @Tag("F10")
  void payerThatHangsHoldsUpNobodyElsesClaims() {
    var hangs = new CountDownLatch(1);
    clinic.server.ready("1", Clinic.claim());
    clinic.server.ready("2", Clinic.claim("NWC02"));
    clinic.server.whenCoverageIsVerifiedOf("1", () -> await(hangs));
    var pickUp = clinic.pickUpThatWaits(Duration.ZERO);
    pickUp.run();
    Awaitility.await().until(() -> isTaken("Claim/2"));
    // The next look goes on with the others as well.
    clinic.server.ready("3", Clinic.claim("NWC02"));
    pickUp.run();
    Awaitility.await().until(() -> isTaken("Claim/3"));
    assertThat(isTaken("Claim/1")).isFalse();
    hangs.countDown();
    Awaitility.await().until(() -> isTaken("Claim/1"));
  }

  private boolean isTaken(String claim) {
    return !clinic.submissions.ofClaim(claim).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Test
  @Tag("I2")
  void partnerThatDropsDuplicatesGetsTheSameBytesAgainAfterTheQuietTime() {
    var strict = new Clinic(true);
    strict.mailbox.failsAfter = true;
    strict.mailbox.isEmptied = true;
    var claim = strict.send(1).get(0);
    strict.sending.settle(1);
    assertThat(strict.again(claim).state()).isEqualTo(IN_DOUBT);
    strict.clock.pass(Duration.ofDays(3));
    strict.sending.settle(1);
    assertThat(strict.interchanges.find(1).orElseThrow().state()).isEqualTo(InterchangeState.READY);
    strict.mailbox.failsAfter = false;
    strict.sending.send(1);
    assertThat(strict.again(claim).state()).isEqualTo(SENT);
    assertThat(strict.mailbox.files).hasSize(2);
    assertThat(strict.mailbox.files.get(1)).isEqualTo(strict.mailbox.files.get(0));
  }

  @Test
  @Tag("F37")
  void sendThatWasCutOffIsInDoubt() {
    clinic.server.ready("1", Clinic.claim());
    clinic.pickUp.run();
    clinic.clock.pass(Duration.ofMinutes(15));
    clinic.batching.run();
    var seen = clinic.interchanges.find(1).orElseThrow();
    clinic.database.together(() -> clinic.interchanges.begin(seen));
    clinic.sending.send(1);
    assertThat(clinic.submissions.newest("Claim/1").state()).isEqualTo(IN_DOUBT);
    assertThat(clinic.mailbox.files).isEmpty();
  }

  @Test
  @Tag("F30")
  void reportThatMeetsAnotherWriterIsDoneAgain() {
    var sent = clinic.send(1).get(0);
    clinic.server.beforeNextUpdate(() -> clinic.server.store(clinic.server.task(1)));
    assertThatThrownBy(() -> clinic.report(sent)).isInstanceOf(IllegalStateException.class);
    clinic.report(sent);
    assertThat(shown(1)).isEqualTo("sent");
  }

  @Test
  void lateReportUndoesNothing() {
    var sent = clinic.send(1).get(0);
    var task = clinic.server.task(1);
    Stations.show(task, "adjudicated", null);
    clinic.server.store(task);
    clinic.report(sent);
    assertThat(shown(1)).isEqualTo("adjudicated");
  }

  private String shown(int task) {
    return Stations.shown(clinic.server.task(task));
  }

  private String text(int file) {
    return new String(clinic.mailbox.files.get(file), StandardCharsets.US_ASCII);
  }
}
