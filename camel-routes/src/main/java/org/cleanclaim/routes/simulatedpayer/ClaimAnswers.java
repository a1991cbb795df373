package org.cleanclaim.routes.simulatedpayer;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.acknowledgement.BatchStatus;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReport;
import org.cleanclaim.routes.x12.acknowledgement.ClaimReportWriter;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.GroupVerdict;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeReportWriter;
import org.cleanclaim.routes.x12.acknowledgement.InterchangeVerdict;
import org.cleanclaim.routes.x12.acknowledgement.SegmentFault;
import org.cleanclaim.routes.x12.acknowledgement.SetVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.acknowledgement.SyntaxReportWriter;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.Remittance;
import org.cleanclaim.routes.x12.remittance.RemittanceWriter;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;

/**
 * Answers an 837P with all a payer sends back in its time: TA1, 999, 277CA and 835. The names of
 * the answers end in what they are, so that each is handed out when it is due.
 */
public final class ClaimAnswers {
  private static final int NUMBERS_EACH = 100;
  private static final long CONTROL_NUMBERS = 1_000_000_000L;
  private static final String DUPLICATE_NUMBER = "025";

  private final ClaimJudgment judgment;
  private final ClaimLedger ledger;
  private final Clock clock;

  ClaimAnswers(ClaimJudgment judgment, ClaimLedger ledger, Clock clock) {
    this.judgment = judgment;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A file for the sender's mailbox. */
  public record Answer(String name, byte[] content) {}

  /** All answers to the claims of a file. */
  public List<Answer> answer(@Body byte[] file) {
    var received = new Received();
    new ClaimFileReader().read(new ByteArrayInputStream(file), received);
    return received.batch == null ? List.of() : new Answering(received).all();
  }

  /** An 837P, read whole: the simulation sees small ones. */
  private static final class Received implements ClaimFileHandler {
    private ClaimBatch batch;
    private final List<SyntaxFault> faults = new ArrayList<>();

    /** Claims by payer and billing provider, as answers to them go apart. */
    private final Map<List<String>, List<SubmittedClaim>> claims = new LinkedHashMap<>();

    @Override
    public void claim(ClaimBatch in, SubmittedClaim claim) {
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
    private final Interchange sent;
    private final List<Answer> answers = new ArrayList<>();

    Answering(Received received) {
      this.received = received;
      this.sent = received.batch.interchange();
    }

    List<Answer> all() {
      boolean isNew = ledger.take(sent.sender().id() + " " + sent.controlNumber());
      var verdict =
          isNew
              ? new InterchangeVerdict(sent.controlNumber(), "A", "000")
              : new InterchangeVerdict(sent.controlNumber(), "R", DUPLICATE_NUMBER);
      add("ta1", new InterchangeReportWriter().write(envelope(), sent, verdict));
      if (isNew) {
        add("999", new SyntaxReportWriter().write(envelope(), syntax()));
        if (received.faults.isEmpty()) {
          received.claims.values().forEach(this::report);
          received.claims.values().forEach(this::remit);
        }
      }
      return answers;
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
      boolean sound = received.faults.isEmpty();
      var code = sound ? "A" : "R";
      var faults =
          received.faults.stream()
              .map(
                  fault ->
                      new SegmentFault(
                          fault.segment(),
                          fault.position(),
                          fault.loop().isEmpty() ? null : fault.loop(),
                          "8",
                          List.of(),
                          List.of()))
              .toList();
      var set =
          new SetVerdict(
              "837", "0001", "005010X222A1", faults, code, sound ? List.of() : List.of("5"));
      return new GroupVerdict(
          "HC",
          Long.toString(Long.parseLong(sent.controlNumber())),
          "005010X222A1",
          code,
          1,
          1,
          sound ? 1 : 0,
          List.of(),
          List.of(set));
    }

    private void report(List<SubmittedClaim> claims) {
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
      var provider = claims.get(0).billing().party();
      add(
          "277ca",
          new ClaimReportWriter()
              .write(
                  new ClaimReport(
                      file,
                      batch,
                      provider,
                      claims.stream().map(claim -> status(claim, provider)).toList())));
    }

    private ClaimStatus status(SubmittedClaim claim, Party provider) {
      var rejection = judgment.rejection(claim);
      return new ClaimStatus(
          claim.patient().orElse(claim.subscriber()).party().as("QC"),
          provider,
          claim.heading().patientControlNumber(),
          List.of(
              rejection
                  .map(codes -> entry(codes, "U"))
                  .orElseGet(() -> entry(List.of("A2", "20"), "WQ"))),
          rejection.isPresent()
              ? List.of()
              : List.of(new Reference("1K", judgment.number(claim), null)),
          null,
          List.of());
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
      var decided = claims.stream().filter(this::isDecided).map(judgment::adjudicate).toList();
      decided.forEach(this::keep);
      if (!decided.isEmpty()) {
        var envelope = envelope();
        add(
            "835",
            new RemittanceWriter()
                .write(new Remittance(payment(envelope, claims, decided), decided, List.of())));
      }
    }

    /** Keeps what is decided before adjudication; true when it goes on to be adjudicated. */
    private boolean isDecided(SubmittedClaim claim) {
      var rejected = judgment.rejection(claim);
      var pended = rejected.isPresent() ? rejected : judgment.pend(claim);
      pended.ifPresent(
          codes ->
              ledger.keep(
                  new ClaimLedger.Entry(
                      claim.heading().patientControlNumber(),
                      judgment.number(claim),
                      clock.instant(),
                      rejected.isPresent()
                          ? ClaimLedger.Outcome.REJECTED
                          : ClaimLedger.Outcome.PENDED,
                      codes)));
      return pended.isEmpty();
    }

    private void keep(RemittedClaim decided) {
      boolean isPaid = decided.paid().signum() > 0;
      ledger.keep(
          new ClaimLedger.Entry(
              decided.patientControlNumber(),
              decided.payerControlNumber(),
              clock.instant(),
              isPaid ? ClaimLedger.Outcome.PAID : ClaimLedger.Outcome.DENIED,
              isPaid ? List.of("F1", "65") : List.of("F2", "1")));
    }

    private Payment payment(
        Interchange envelope, List<SubmittedClaim> claims, List<RemittedClaim> decided) {
      var amount =
          decided.stream().map(RemittedClaim::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean isMoney = amount.signum() > 0;
      var payer = claims.get(0).payer();
      var payee = claims.get(0).billing().party();
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
