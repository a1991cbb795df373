package org.cleanclaim.routes.simulatedpayer;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.acknowledgement.BatchStatus;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReport;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReportWriter;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.ElementFault;
import org.cleanclaim.routes.x12.acknowledgement.GroupVerdict;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeReportWriter;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeVerdict;
import org.cleanclaim.routes.x12.acknowledgement.LineStatus;
import org.cleanclaim.routes.x12.acknowledgement.SegmentFault;
import org.cleanclaim.routes.x12.acknowledgement.SetVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.acknowledgement.SyntaxReportWriter;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.ClaimGuide;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.Remittance;
import org.cleanclaim.routes.x12.remittance.RemittanceWriter;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.springframework.core.io.Resource;

/**
 * Answers an 837P or 837I with all a payer sends back in its time: TA1, 999, 277CA and 835. The
 * names of the answers end in what they are, so that each is handed out when it is due.
 */
public final class ClaimAnswers {
  private static final int NUMBERS_EACH = 100;
  private static final long CONTROL_NUMBERS = 1_000_000_000L;
  private static final String DUPLICATE_NUMBER = "025";
  private static final String INVALID_CONTENT = "024";

  /** Where the words of a scenario's syntax name the element. */
  private static final int ELEMENT = 4;

  /** IK302 of an invented fault. */
  private static final int FAULT_POSITION = 20;

  private final ClaimJudgment judgment;
  private final Scenarios scenarios;
  private final ClaimLedger ledger;
  private final Clock clock;

  private ClaimAnswers(
      ClaimJudgment judgment, Scenarios scenarios, ClaimLedger ledger, Clock clock) {
    this.judgment = judgment;
    this.scenarios = scenarios;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The answers of a payer that decides by the rules of this resource. */
  public static ClaimAnswers of(SimulatedPayer payer, Resource rules, Clock clock) {
    return of(payer, rules, ClaimLedger.inMemory(), clock);
  }

  /** The same, of a payer that has this ledger. */
  static ClaimAnswers of(SimulatedPayer payer, Resource rules, ClaimLedger ledger, Clock clock) {
    return new ClaimAnswers(
        new ClaimJudgment(AdjudicationRules.read(rules), payer, ledger, clock),
        payer.scenarios(),
        ledger,
        clock);
  }

  /** A file for the sender's mailbox. */
  public record Answer(String name, byte[] content) {}

  /** All answers to the claims of a file. */
  public List<Answer> answer(byte[] file) {
    return answer(file, new Misbehaviours());
  }

  /** The same, of a payer that fails so. */
  List<Answer> answer(byte[] file, Misbehaviours misbehaviours) {
    var received = new Received();
    new ClaimFileReader().read(new ByteArrayInputStream(file), received);
    return received.batch == null ? List.of() : new Answering(received, misbehaviours).all();
  }

  /** An 837, read whole: the simulation sees small ones. */
  private static final class Received implements ClaimFileHandler {
    private ClaimBatch batch;
    private String guide = ClaimGuide.PROFESSIONAL.guide();
    private final List<SyntaxFault> faults = new ArrayList<>();

    /** Claims by payer and billing provider, as answers to them go apart. */
    private final Map<List<String>, List<SubmittedClaim>> claims = new LinkedHashMap<>();

    @Override
    public void claim(ClaimBatch in, SubmittedClaim claim) {
      guide = claim.guide().guide();
      claims
          .computeIfAbsent(
              List.of(claim.payer().id(), String.valueOf(claim.billing().party().id())),
              key -> new ArrayList<>())
          .add(claim);
    }

    @Override
    public void end(ClaimBatch in, List<SyntaxFault> found) {
      batch = in;
      faults.addAll(found);
    }
  }

  /** Writes the answers to one file, numbering them from the number of what they answer. */
  private final class Answering {
    private final Received received;
    private final Misbehaviours misbehaviours;
    private final Interchange sent;
    private final List<Answer> answers = new ArrayList<>();

    Answering(Received received, Misbehaviours misbehaviours) {
      this.received = received;
      this.misbehaviours = misbehaviours;
      this.sent = received.batch.interchange();
    }

    List<Answer> all() {
      var verdict = verdict();
      add("ta1", new InterchangeReportWriter().write(envelope(), sent, verdict));
      if (verdict.isRejected()) {
        return answers;
      }
      var syntax = syntax();
      add("999", new SyntaxReportWriter().write(envelope(), syntax));
      if (!syntax.isRejected()) {
        received.claims.values().forEach(claims -> report("277ca", claims, this::status));
        received.claims.values().forEach(this::remit);
        if (misbehaviours.is(Misbehaviour.Mode.OLD_277CA)) {
          received.claims.values().forEach(claims -> report("old.277ca", claims, this::oldStatus));
        }
      }
      return answers;
    }

    /** An envelope that is rejected was not taken: it may come again. */
    private InterchangeVerdict verdict() {
      var key = sent.sender().id() + " " + sent.controlNumber();
      var wanted =
          misbehaviours.is(Misbehaviour.Mode.REJECTED_ENVELOPE)
              ? Optional.of(INVALID_CONTENT)
              : scenarios().flatMap(one -> one.text("ta1").stream()).findFirst();
      var reason =
          ledger.isTaken(key) || wanted.isEmpty() && !ledger.take(key)
              ? Optional.of(DUPLICATE_NUMBER)
              : wanted;
      return new InterchangeVerdict(
          sent.controlNumber(), reason.isPresent() ? "R" : "A", reason.orElse("000"));
    }

    private Stream<Scenario> scenarios() {
      return received.claims.values().stream()
          .flatMap(List::stream)
          .flatMap(claim -> scenarios.forClaim(claim).stream());
    }

    private void add(String kind, byte[] content) {
      answers.add(
          new Answer(
              "%s-%02d.%s".formatted(sent.controlNumber(), answers.size() + 1, kind), content));
    }

    private Interchange envelope() {
      long number = Long.parseLong(sent.controlNumber()) * NUMBERS_EACH + answers.size() + 1;
      return sent.answered(now(), "%09d".formatted(number % CONTROL_NUMBERS));
    }

    private GroupVerdict syntax() {
      if (received.faults.isEmpty()) {
        return received.claims.values().stream()
            .flatMap(List::stream)
            .filter(
                claim -> scenarios.forClaim(claim).flatMap(one -> one.text("syntax")).isPresent())
            .findFirst()
            .map(this::faulty)
            .orElseGet(() -> group("A", List.of()));
      }
      var faults =
          received.faults.stream()
              .map(
                  fault ->
                      new SegmentFault(
                          fault.segment(),
                          fault.position(),
                          loop(fault.loop()),
                          "8",
                          List.of(),
                          List.of()))
              .toList();
      return group("R", faults);
    }

    /** As the scenario says: IK5, segment, loop, IK304, and the element with its IK403. */
    private GroupVerdict faulty(SubmittedClaim claim) {
      var said = scenarios.forClaim(claim).orElseThrow().words("syntax");
      var elements =
          said.size() > ELEMENT
              ? List.of(
                  new ElementFault(
                      Integer.parseInt(said.get(ELEMENT)), 0, 0, null, said.get(ELEMENT + 1)))
              : List.<ElementFault>of();
      return group(
          said.get(0),
          List.of(
              new SegmentFault(
                  said.get(1),
                  FAULT_POSITION,
                  loop(said.get(2)),
                  said.get(3),
                  List.of("CLM01:" + claim.heading().patientControlNumber()),
                  elements)));
    }

    /** IK303 holds four characters: the loop without its letters. */
    private static String loop(String loop) {
      return loop.isEmpty() ? null : loop.substring(0, Math.min(loop.length(), 4));
    }

    private GroupVerdict group(String code, List<SegmentFault> faults) {
      boolean rejected = "R".equals(code);
      var set =
          new SetVerdict(
              "837",
              "0001",
              received.guide,
              faults,
              code,
              faults.isEmpty() ? List.of() : List.of("5"));
      return new GroupVerdict(
          "HC",
          Long.toString(Long.parseLong(sent.controlNumber())),
          received.guide,
          code,
          1,
          1,
          rejected ? 0 : 1,
          List.of(),
          List.of(set));
    }

    private void report(
        String kind, List<SubmittedClaim> claims, Function<SubmittedClaim, ClaimStatus> status) {
      var envelope = envelope();
      var file =
          new StatusFile(
              new TransactionSet("277", "0001", "005010X214", "1", envelope),
              "S" + envelope.controlNumber(),
              now(),
              claims.get(0).payer());
      var batch =
          new BatchStatus(
              received.batch.submitter(),
              received.batch.reference(),
              List.of(entry(List.of("A1", "19"), "WQ")));
      add(
          kind,
          new ClaimReportWriter()
              .write(
                  new ClaimReport(
                      file,
                      batch,
                      claims.get(0).billing().party(),
                      claims.stream().map(status).toList())));
    }

    private ClaimStatus status(SubmittedClaim claim) {
      var scenario = scenarios.forClaim(claim);
      var ofLine = scenario.map(one -> one.words("reject-line")).orElse(List.of());
      if (!ofLine.isEmpty()) {
        var first = claim.lines().get(0);
        return said(
            claim,
            entry(List.of("A7", "21"), "U"),
            List.of(),
            List.of(
                new LineStatus(
                    ClaimJudgment.billed(first),
                    first.charge(),
                    List.of(entry(ofLine, "U")),
                    List.of(new Reference("FJ", "1", null)))));
      }
      return rejection(claim)
          .map(codes -> said(claim, entry(codes, "U"), List.of(), List.of()))
          .orElseGet(() -> said(claim, entry(List.of("A2", "20"), "WQ"), number(claim), List.of()));
    }

    /** What was said before the claim was accepted. */
    private ClaimStatus oldStatus(SubmittedClaim claim) {
      var before =
          new StatusEntry(
              List.of(new Status("A1", "19", null)),
              now().toLocalDate().minusDays(1),
              "WQ",
              null,
              null);
      return said(claim, before, List.of(), List.of());
    }

    private List<Reference> number(SubmittedClaim claim) {
      return List.of(new Reference("1K", judgment.number(claim), null));
    }

    private ClaimStatus said(
        SubmittedClaim claim,
        StatusEntry entry,
        List<Reference> references,
        List<LineStatus> lines) {
      return new ClaimStatus(
          claim.patient().orElse(claim.subscriber()).party().as("QC"),
          claim.billing().party(),
          claim.heading().patientControlNumber(),
          List.of(entry),
          references,
          null,
          lines);
    }

    private StatusEntry entry(List<String> codes, String action) {
      return new StatusEntry(
          List.of(new Status(codes.get(0), codes.get(1), codes.size() > 2 ? codes.get(2) : null)),
          now().toLocalDate(),
          action,
          null,
          null);
    }

    private void remit(List<SubmittedClaim> claims) {
      claims.forEach(this::keep);
      var accepted = claims.stream().filter(this::isAccepted).toList();
      var now = accepted.stream().filter(claim -> !isLate(claim)).toList();
      var late = accepted.stream().filter(this::isLate).toList();
      pay(
          "835",
          claims.get(0),
          now,
          now.stream().flatMap(claim -> adjudicated(claim).stream()).toList());
      pay(
          "late.835",
          claims.get(0),
          late,
          late.stream().flatMap(claim -> adjudicated(claim).stream()).toList());
      pay(
          "late.835",
          claims.get(0),
          List.of(),
          accepted.stream().flatMap(claim -> corrected(claim).stream()).toList());
    }

    private boolean isAccepted(SubmittedClaim claim) {
      return rejection(claim).isEmpty()
          && (scenarios.forClaim(claim).isPresent() || judgment.pend(claim).isEmpty())
          && scenarios.forClaim(claim).flatMap(one -> one.text("reject-line")).isEmpty();
    }

    private boolean isLate(SubmittedClaim claim) {
      return scenarios.forClaim(claim).filter(one -> one.is("late")).isPresent();
    }

    /** A claim of a scenario is judged by that and by nothing else. */
    private Optional<List<String>> rejection(SubmittedClaim claim) {
      var scenario = scenarios.forClaim(claim);
      return scenario.isEmpty()
          ? judgment.rejection(claim)
          : scenario.map(one -> one.words("reject")).filter(codes -> !codes.isEmpty());
    }

    /** What a 277 says of the claim from now on; one that is paid in parts is kept as paid. */
    private void keep(SubmittedClaim claim) {
      var scenario = scenarios.forClaim(claim);
      var ofLine = scenario.map(one -> one.words("reject-line")).orElse(List.of());
      var rejected =
          rejection(claim).or(() -> Optional.of(ofLine).filter(codes -> !codes.isEmpty()));
      var pended =
          scenario.isEmpty()
              ? judgment.pend(claim)
              : scenario.map(one -> one.words("pend")).filter(codes -> !codes.isEmpty());
      if (rejected.isPresent()) {
        keep(claim, ClaimLedger.Outcome.REJECTED, rejected.get());
      } else if (pended.isPresent()) {
        keep(claim, ClaimLedger.Outcome.PENDED, pended.get());
      } else {
        boolean isPaid = adjudicated(claim).stream().anyMatch(one -> one.paid().signum() > 0);
        keep(
            claim,
            isPaid ? ClaimLedger.Outcome.PAID : ClaimLedger.Outcome.DENIED,
            isPaid ? List.of("F1", "65") : List.of("F2", "1"));
      }
    }

    private void keep(SubmittedClaim claim, ClaimLedger.Outcome outcome, List<String> codes) {
      ledger.keep(
          new ClaimLedger.Entry(
              claim.heading().patientControlNumber(),
              judgment.number(claim),
              clock.instant(),
              outcome,
              codes));
    }

    private List<RemittedClaim> adjudicated(SubmittedClaim claim) {
      return scenarios
          .forClaim(claim)
          .map(one -> new ScenarioRemittance(one, claim, judgment.number(claim)).first())
          .orElseGet(() -> List.of(judgment.adjudicate(claim)));
    }

    private List<RemittedClaim> corrected(SubmittedClaim claim) {
      return scenarios
          .forClaim(claim)
          .map(one -> new ScenarioRemittance(one, claim, judgment.number(claim)).second())
          .orElse(List.of());
    }

    private void pay(
        String kind, SubmittedClaim any, List<SubmittedClaim> claims, List<RemittedClaim> decided) {
      if (decided.isEmpty()) {
        return;
      }
      var envelope = envelope();
      var yearEnd = LocalDate.now(clock).with(TemporalAdjusters.lastDayOfYear());
      var apart = new ArrayList<ProviderAdjustment>();
      for (var claim : claims) {
        scenarios
            .forClaim(claim)
            .map(one -> new ScenarioRemittance(one, claim, judgment.number(claim)).apart(yearEnd))
            .ifPresent(apart::addAll);
      }
      var amount =
          decided.stream()
              .map(RemittedClaim::paid)
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .subtract(
                  apart.stream()
                      .map(ProviderAdjustment::amount)
                      .reduce(BigDecimal.ZERO, BigDecimal::add));
      if (amount.signum() < 0) {
        // Nothing is paid, and what is owed is carried into the next payment.
        apart.add(
            new ProviderAdjustment(
                any.billing().party().id(), yearEnd, "FB", envelope.controlNumber(), amount));
        amount = BigDecimal.ZERO;
      }
      add(
          kind,
          new RemittanceWriter()
              .write(new Remittance(payment(envelope, any, amount), decided, List.copyOf(apart))));
    }

    private Payment payment(Interchange envelope, SubmittedClaim any, BigDecimal amount) {
      boolean isMoney = amount.signum() > 0;
      var payer = any.payer();
      var payee = any.billing().party();
      var today = LocalDate.now(clock);
      return new Payment(
          new TransactionSet("835", "0001", "005010X221A1", "1", envelope),
          isMoney ? "I" : "H",
          amount,
          true,
          isMoney ? "ACH" : "NON",
          today,
          "SIM" + envelope.controlNumber(),
          "1999999999",
          today,
          new Payment.PaymentParty(payer.name(), null, null),
          new Payment.PaymentParty(payee.name(), "XX", payee.id()),
          List.of());
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
  }
}
