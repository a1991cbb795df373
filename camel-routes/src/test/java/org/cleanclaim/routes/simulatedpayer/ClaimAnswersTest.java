package org.cleanclaim.routes.simulatedpayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.routes.traffic.SubmissionState.ACCEPTED;
import static org.cleanclaim.routes.traffic.SubmissionState.ACKNOWLEDGED;
import static org.cleanclaim.routes.traffic.SubmissionState.DENIED;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.REJECTED;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.cleanclaim.routes.acknowledgement.AcknowledgementPosting;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Inbound.Outcome;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Sha256;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Money;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The whole way in memory: claim, 837, the simulated payer's answers, and what they change. */
class ClaimAnswersTest {
  private static final Resource RULES =
      new ClassPathResource("org/cleanclaim/routes/simulatedpayer/adjudication.yaml");

  private final Clinic clinic = new Clinic();
  private final Inbound inbound = new Inbound(clinic.database, "", clinic.clock);
  private final Payments payments = new Payments(clinic.database, "", clinic.clock);
  private final ClaimAnswers payer = payer(RULES);

  private ClaimAnswers payer(Resource rules) {
    var ledger = ClaimLedger.inMemory();
    var members = new ClassPathResource("org/cleanclaim/routes/simulatedpayer/members.yaml");
    return new ClaimAnswers(
        new ClaimJudgment(
            AdjudicationRules.read(rules),
            SimulatedPayer.of(members, clinic.clock),
            ledger,
            clinic.clock),
        ledger,
        clinic.clock);
  }

  @Test
  void cleanClaimIsReceivedAcceptedAndPaid() {
    var claim = send(ready -> {});
    var answers = payer.answer(clinic.mailbox.files.get(0));
    assertThat(answers)
        .extracting(Answer::name)
        .containsExactly(
            "000000001-01.ta1", "000000001-02.999", "000000001-03.277ca", "000000001-04.835");
    assertThat(after(claim, answers.get(0))).isEqualTo(ACKNOWLEDGED);
    assertThat(after(claim, answers.get(1))).isEqualTo(ACKNOWLEDGED);
    assertThat(after(claim, answers.get(2))).isEqualTo(ACCEPTED);
    assertThat(after(claim, answers.get(3))).isEqualTo(PAID);
    var response = clinic.server.all(ClaimResponse.class).get(0);
    assertThat(response.getPayment().getAmount().getValue()).isPositive();
    assertThat(response.getItem()).hasSize(2);
  }

  @Test
  void visitBesideAProcedureWithoutModifier25IsDenied() {
    var claim = send(ready -> ready.getItemFirstRep().getModifier().clear());
    payer.answer(clinic.mailbox.files.get(0)).forEach(answer -> after(claim, answer));
    var denial =
        clinic.server.all(ClaimResponse.class).get(0).getItemFirstRep().getAdjudication().stream()
            .filter(one -> one.hasReason())
            .findFirst()
            .orElseThrow();
    assertThat(denial.getReason().getCodingFirstRep().getCode()).isEqualTo("97");
    // The other line is paid, so the claim as a whole is.
    assertThat(clinic.again(claim).state()).isEqualTo(PAID);
  }

  @Test
  void claimWithoutAuthorizationThatNeedsOneIsDenied() {
    var claim =
        send(
            ready -> {
              ready.getItem().remove(1);
              ready.getItemFirstRep().getProductOrService().getCodingFirstRep().setCode("73721");
              ready.getInsuranceFirstRep().getPreAuthRef().clear();
              ready.setTotal(new Money().setValue(175));
            });
    payer.answer(clinic.mailbox.files.get(0)).forEach(answer -> after(claim, answer));
    assertThat(clinic.again(claim).state()).isEqualTo(DENIED);
  }

  @Test
  void unknownMemberIsRejectedAndHasNoRemittance() {
    var bundle = Clinic.claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Coverage.class::isInstance)
        .forEach(coverage -> ((Coverage) coverage).setSubscriberId("NW1"));
    clinic.server.ready("1", bundle);
    var claim = clinic.sendReady().get(0);
    var answers = payer.answer(clinic.mailbox.files.get(0));
    assertThat(answers).extracting(Answer::name).noneMatch(name -> name.endsWith(".835"));
    answers.forEach(answer -> after(claim, answer));
    assertThat(clinic.again(claim).state()).isEqualTo(REJECTED);
    assertThat(clinic.again(claim).reason())
        .contains("subscriber, loop 2010BA", "the subscriber is not found");
  }

  @Test
  void sameVisitClaimedAgainIsADuplicate() {
    var first = send(ready -> {});
    payer.answer(clinic.mailbox.files.get(0)).forEach(answer -> after(first, answer));
    var second = clinic.send(2).get(0);
    payer.answer(clinic.mailbox.files.get(1)).forEach(answer -> after(second, answer));
    assertThat(clinic.again(second).state()).isEqualTo(DENIED);
  }

  @Test
  void sameClaimsHaveTheSameAnswers() {
    send(ready -> {});
    var file = clinic.mailbox.files.get(0);
    var answers = payer.answer(file);
    var again = payer(RULES).answer(file);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(again.get(i).content()).isEqualTo(answers.get(i).content());
    }
  }

  @Test
  void interchangeThatCameBeforeIsDroppedAndSaidSo() {
    send(ready -> {});
    payer.answer(clinic.mailbox.files.get(0));
    var again = payer.answer(clinic.mailbox.files.get(0));
    assertThat(again).singleElement().matches(answer -> answer.name().endsWith(".ta1"));
    assertThat(new String(again.get(0).content(), StandardCharsets.US_ASCII))
        .contains("TA1*000000001*261123*1515*R*025~");
  }

  @Test
  void ruleFileWithAMistakeIsRefused() {
    var rules = "seed: 1\nallowed: {least: 70, most: 90}\nreject: []\ndeny: [{when: x, as: CO 97}]";
    assertThatThrownBy(() -> payer(new ByteArrayResource(rules.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("no condition when");
  }

  private Submission send(Consumer<Claim> change) {
    var bundle = Clinic.claim();
    change.accept((Claim) bundle.getEntryFirstRep().getResource());
    clinic.server.ready("1", bundle);
    return clinic.sendReady().get(0);
  }

  private SubmissionState after(Submission claim, Answer answer) {
    var file = new Inbound.Received(Clinic.PARTNER, answer.name(), "", answer.content());
    if (answer.name().endsWith(".835")) {
      assertThat(new RemittanceIntake(inbound, payments, clinic.steps).take(file))
          .isEqualTo(Outcome.APPLIED);
      new RemittancePosting(clinic.server, inbound, payments, clinic.submissions, clinic.database)
          .run(Clinic.PARTNER, HexFormat.of().formatHex(Sha256.of(answer.content())));
    } else {
      assertThat(
              new AcknowledgementPosting(inbound, clinic.interchanges, clinic.submissions)
                  .take(file))
          .isEqualTo(Outcome.APPLIED);
    }
    return clinic.again(claim).state();
  }
}
