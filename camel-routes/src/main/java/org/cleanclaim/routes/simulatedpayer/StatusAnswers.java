package org.cleanclaim.routes.simulatedpayer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.simulatedpayer.ClaimLedger.Entry;
import org.cleanclaim.routes.simulatedpayer.ClaimLedger.Outcome;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.status.ClaimInquiry;
import org.cleanclaim.routes.x12.status.InquiryFile;
import org.cleanclaim.routes.x12.status.StatusAnswer;
import org.cleanclaim.routes.x12.status.StatusAnswer.AnsweredClaim;
import org.cleanclaim.routes.x12.status.StatusAnswerWriter;
import org.cleanclaim.routes.x12.status.StatusInquiryHandler;
import org.cleanclaim.routes.x12.status.StatusInquiryReader;

/**
 * Answers a 276 with a 277 out of the simulated payer's ledger: not found, received, in
 * adjudication, pended, decided, each when its time has come.
 */
public final class StatusAnswers {
  private static final long CONTROL_NUMBERS = 1_000_000_000L;
  private static final List<String> NOT_FOUND = List.of("A4", "35");
  private static final List<String> RECEIVED = List.of("A1", "19");
  private static final List<String> IN_ADJUDICATION = List.of("P1", "20");

  private final ClaimLedger ledger;
  private final SimulatedPayerSettings settings;
  private final Clock clock;
  private final AtomicLong last;

  StatusAnswers(ClaimLedger ledger, SimulatedPayerSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    this.last = new AtomicLong(clock.millis() / 100);
  }

  /** Told by the set inside: a 270 or 837 is none. */
  static boolean isInquiry(byte[] file) {
    var start = new String(file, 0, Math.min(400, file.length), StandardCharsets.US_ASCII);
    return start.contains("005010X212") && start.matches("(?s).*\\WST.276\\W.*");
  }

  /** The payer that is asked. */
  String payer(byte[] file) {
    var asked = read(file).file;
    var payer = asked == null ? null : asked.payer();
    return payer == null || payer.id() == null ? "" : payer.id();
  }

  /** The 277 as a file for the mailbox. */
  Answer file(byte[] file) {
    var asked = read(file).file;
    var sent = asked == null ? "000000000" : asked.interchange().controlNumber();
    return new Answer(sent + "-01.277", answer(file));
  }

  /** The 277. */
  byte[] answer(byte[] file) {
    var read = read(file);
    var asked = read.file;
    if (asked == null) {
      throw new X12Unreadable("The 276 asks about nothing.");
    }
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    var number = "%09d".formatted(last.incrementAndGet() % CONTROL_NUMBERS);
    var envelope = asked.interchange().answered(now, number);
    var head =
        new StatusFile(
            new TransactionSet("277", "0001", "005010X212", "1", envelope),
            "T" + number,
            now,
            asked.payer());
    var claims = read.inquiries.stream().map(inquiry -> answer(asked, inquiry)).toList();
    return new StatusAnswerWriter()
        .write(new StatusAnswer(head, asked.receiver(), asked.provider(), claims));
  }

  private static Read read(byte[] file) {
    var read = new Read();
    new StatusInquiryReader().read(new ByteArrayInputStream(file), read);
    return read;
  }

  /** A 276, read whole. */
  private static final class Read implements StatusInquiryHandler {
    private InquiryFile file;
    private final List<ClaimInquiry> inquiries = new ArrayList<>();

    @Override
    public void inquiry(InquiryFile in, ClaimInquiry inquiry) {
      file = in;
      inquiries.add(inquiry);
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {}
  }

  private AnsweredClaim answer(InquiryFile asked, ClaimInquiry inquiry) {
    var entry = ledger.find(inquiry.patientControlNumber(), inquiry.payerControlNumber());
    var codes = entry.map(this::codes).orElse(NOT_FOUND);
    var references = new ArrayList<Reference>();
    entry
        .filter(found -> !codes.get(0).startsWith("A"))
        .ifPresent(found -> references.add(new Reference("1K", found.payerNumber(), null)));
    inquiry
        .patientControlNumber()
        .ifPresent(number -> references.add(new Reference("EJ", number, null)));
    var status =
        new ClaimStatus(
            inquiry.dependent().orElse(inquiry.subscriber()).party(),
            asked.provider(),
            inquiry.trace(),
            List.of(
                new StatusEntry(
                    List.of(
                        new Status(
                            codes.get(0), codes.get(1), codes.size() > 2 ? codes.get(2) : null)),
                    LocalDateTime.now(clock).toLocalDate(),
                    null,
                    inquiry.charge(),
                    null)),
            references,
            inquiry.serviced(),
            List.of());
    return new AnsweredClaim(
        inquiry.dependent().map(patient -> inquiry.subscriber().party()).orElse(null), status);
  }

  private List<String> codes(Entry entry) {
    var now = clock.instant();
    if (now.isBefore(entry.came().plus(settings.acceptAfter()))) {
      return RECEIVED;
    }
    if (entry.outcome() == Outcome.REJECTED || entry.outcome() == Outcome.PENDED) {
      return entry.codes();
    }
    return now.isBefore(entry.came().plus(settings.adjudicateAfter()))
        ? IN_ADJUDICATION
        : entry.codes();
  }
}
