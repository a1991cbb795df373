package org.cleanclaim.routes.simulatedpayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.eligibility.AnswerReader;
import org.cleanclaim.routes.x12.eligibility.AnswerWriter;
import org.cleanclaim.routes.x12.eligibility.EligibilityInquiry;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.hl7.fhir.r4.model.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Every scenario's answers are valid X12, add up, and change the claim as such an answer does. */
class ScenarioTest {
  private static final String FOLDER = "org/cleanclaim/routes/simulatedpayer/";
  private static final Scenarios ALL = Scenarios.shipped();

  @Test
  void thereAreScenariosEnough() {
    assertThat(ALL.claims()).hasSizeGreaterThan(60);
    assertThat(ALL.eligibility()).hasSizeGreaterThan(25);
  }

  static Stream<String> claims() {
    return ALL.claims().stream().map(Scenario::id);
  }

  static Stream<String> eligibility() {
    return ALL.eligibility().stream().map(Scenario::id);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void claimIsAnsweredAsItsScenarioSays(String id) {
    var scenario =
        ALL.claims().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    var clinic = new Clinic();
    var inbound = new Inbound(clinic.database, "", clinic.clock);
    var payments = new Payments(clinic.database, "", clinic.clock);
    var claim = send(clinic, id);
    var answers = payer(clinic).answer(clinic.mailbox.files.get(0));
    assertThat(payer(clinic).answer(clinic.mailbox.files.get(0)))
        .extracting(answer -> new String(answer.content(), StandardCharsets.US_ASCII))
        .containsExactlyElementsOf(
            answers.stream()
                .map(answer -> new String(answer.content(), StandardCharsets.US_ASCII))
                .toList());
    var remitted = new Remitted();
    for (var answer : answers) {
      var file = new Inbound.Received(Clinic.PARTNER, answer.name(), "", answer.content());
      if (answer.name().endsWith(".835")) {
        new RemittanceReader().read(new ByteArrayInputStream(answer.content()), remitted);
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
    }
    assertThat(remitted.problems).isEmpty();
    assertThat(clinic.again(claim).state()).isEqualTo(expected(scenario));
    check(scenario, answers, remitted);
  }

  /** What our side makes of it. */
  private static SubmissionState expected(Scenario scenario) {
    boolean rejected =
        scenario.text("ta1").isPresent()
            || scenario.text("syntax").filter(said -> said.startsWith("R")).isPresent()
            || scenario.text("reject").isPresent()
            || scenario.text("reject-line").isPresent();
    if (rejected) {
      return SubmissionState.REJECTED;
    }
    // The first decision counts: what corrects it is told by its response.
    boolean denied =
        scenario.id().startsWith("D") || List.of("C15", "C21", "C22").contains(scenario.id());
    return denied ? SubmissionState.DENIED : SubmissionState.PAID;
  }

  private static void check(Scenario scenario, List<Answer> answers, Remitted remitted) {
    boolean late = scenario.is("late") || scenario.text("correct").isPresent();
    assertThat(answers.stream().anyMatch(answer -> answer.name().endsWith(".late.835")))
        .isEqualTo(late);
    var adjustments =
        remitted.claims.stream()
            .filter(one -> !one.isReversal())
            .flatMap(
                one ->
                    Stream.concat(
                        one.adjustments().stream(),
                        one.lines().stream().flatMap(line -> line.adjustments().stream())))
            .map(one -> one.group() + " " + one.reason())
            .toList();
    for (var part : scenario.parts("lines")) {
      if (remitted.claims.stream().anyMatch(one -> one.lines().size() > 0)) {
        assertThat(adjustments).contains(part.get(0) + " " + part.get(1));
      }
    }
    scenario
        .text("status")
        .ifPresent(status -> assertThat(remitted.claims).extracting("status").contains(status));
    if (scenario.text("correct").isPresent()) {
      assertThat(remitted.claims.stream().filter(RemittedClaim::isReversal)).hasSize(1);
      assertThat(remitted.net()).isEqualByComparingTo(remitted.claims.get(2).paid());
    }
    if (scenario.is("split")) {
      assertThat(remitted.claims).hasSize(2);
    }
    assertThat(remitted.apart.stream().map(ProviderAdjustment::reason).toList())
        .containsAll(scenario.parts("plb").stream().map(part -> part.get(0)).toList());
    scenario
        .text("code")
        .ifPresent(
            code -> {
              var line = remitted.claims.get(0).lines().get(0);
              assertThat(line.procedure().code()).isEqualTo(code);
              assertThat(line.submitted().code()).isEqualTo("99214");
            });
    scenario
        .text("forwarded")
        .ifPresent(name -> assertThat(remitted.claims.get(0).party("TT")).isPresent());
  }

  @ParameterizedTest
  @MethodSource("eligibility")
  void inquiryIsAnsweredAsItsScenarioSays(String id) {
    var scenario =
        ALL.eligibility().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    var clinic = new Clinic();
    var payer = SimulatedPayer.of(new ClassPathResource(FOLDER + "members.yaml"), clinic.clock);
    var inquiry = inquiry(id);
    var envelope =
        new Interchange(
            new Partner("ZZ", "NWC01"),
            new Partner("ZZ", "CLEANCLAIM"),
            LocalDateTime.of(2026, 11, 23, 15, 0),
            "000000001",
            true);
    // The writer refuses what does not fit the guide.
    var bytes = new AnswerWriter().write(envelope, payer.answer(inquiry));
    var read = new AnswerReader().read(new ByteArrayInputStream(bytes)).answers().get(0);
    var aaa = scenario.words("aaa");
    if (aaa.isEmpty()) {
      assertThat(read.allRejections()).isEmpty();
      assertThat(read.benefits())
          .extracting("information")
          .containsSequence(scenario.parts("eb").stream().map(part -> part.get(0)).toArray());
    } else {
      assertThat(read.allRejections())
          .singleElement()
          .satisfies(one -> assertThat(one.reason()).isEqualTo(aaa.get(1)));
    }
    assertThat(payer.isSlow(inquiry)).isEqualTo(scenario.is("slow"));
  }

  private static EligibilityInquiry inquiry(String id) {
    return new EligibilityInquiry(
        "REF1",
        LocalDateTime.of(2026, 11, 23, 15, 0),
        new Trace("1", "TRACE1", "9CLEANCLAI"),
        new EligibilityQuestion(
            Party.organization("PR", "NORTHWIND COMMERCIAL", "PI", "NWC01"),
            Party.organization("1P", "HARBOR FAMILY MEDICINE", "XX", "1234567893"),
            new Member(
                Party.person("IL", "REYES", "ANA", "MI", Scenarios.MEMBER + id),
                LocalDate.of(1969, 3, 14),
                "F",
                null),
            Optional.empty(),
            DateSpan.day(LocalDate.of(2026, 11, 23)),
            List.of("30")));
  }

  private static ClaimAnswers payer(Clinic clinic) {
    return ClaimAnswers.of(
        SimulatedPayer.of(new ClassPathResource(FOLDER + "members.yaml"), clinic.clock),
        new ClassPathResource(FOLDER + "adjudication.yaml"),
        clinic.clock);
  }

  private static Submission send(Clinic clinic, String id) {
    var bundle = Clinic.claim();
    bundle.getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Coverage.class::isInstance)
        .forEach(coverage -> ((Coverage) coverage).setSubscriberId(Scenarios.MEMBER + id));
    clinic.server.ready("1", bundle);
    clinic.clock.pass(Duration.ofMinutes(1));
    return clinic.sendReady().get(0);
  }

  private static final class Remitted implements RemittanceHandler {
    private final List<RemittedClaim> claims = new ArrayList<>();
    private final List<ProviderAdjustment> apart = new ArrayList<>();
    private final List<Object> problems = new ArrayList<>();

    @Override
    public void begin(Payment payment) {}

    @Override
    public void claim(RemittedClaim claim) {
      claims.add(claim);
    }

    @Override
    public void end(
        Payment payment,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      apart.addAll(adjustments);
      problems.addAll(imbalances);
      problems.addAll(faults);
    }

    private java.math.BigDecimal net() {
      return claims.stream()
          .map(RemittedClaim::paid)
          .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
    }
  }
}
