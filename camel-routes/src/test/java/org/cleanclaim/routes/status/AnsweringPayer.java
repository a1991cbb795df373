package org.cleanclaim.routes.status;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;
import org.cleanclaim.routes.x12.acknowledgement.StatusFile;
import org.cleanclaim.routes.x12.status.ClaimInquiry;
import org.cleanclaim.routes.x12.status.InquiryFile;
import org.cleanclaim.routes.x12.status.StatusAnswer;
import org.cleanclaim.routes.x12.status.StatusAnswerWriter;
import org.cleanclaim.routes.x12.status.StatusInquiryHandler;
import org.cleanclaim.routes.x12.status.StatusInquiryReader;

/** A payer that answers inquiries in real time as it is told to. */
public final class AnsweringPayer implements StatusCall {
  /** CLM01 of each claim it was asked about, in order. */
  public final List<String> asked = new ArrayList<>();

  /** What it says of a claim, by CLM01: category and code. */
  public final Map<String, String> says = new HashMap<>();

  /** What it says of all others. */
  public String otherwise = "A4:35";

  /** STC02. */
  public LocalDate effective = LocalDate.of(2026, 11, 23);

  /** What is agreed with it. */
  public PayerTerms agreed = PayerTerms.UNKNOWN;

  public boolean isDown;

  /** Answers in its stead. */
  public UnaryOperator<byte[]> instead = this::answer;

  /** What it was asked. */
  public final List<byte[]> inquiries = new ArrayList<>();

  private int answers;

  /** The partner answers in real time. */
  public static StatusSettings settings(String partner) {
    return new StatusSettings(
        LocalTime.of(2, 30),
        2,
        Duration.ofDays(30),
        Duration.ofDays(7),
        3,
        Duration.ofSeconds(5),
        Map.of(partner, new StatusSettings.Way("direct:payer", false)),
        Map.of());
  }

  @Override
  public byte[] ask(String endpoint, byte[] inquiry) {
    if (isDown) {
      throw org.cleanclaim.routes.operations.RouteFailure.late("The payer has not answered.");
    }
    inquiries.add(inquiry);
    return instead.apply(inquiry);
  }

  /** The 277 to a 276. */
  public byte[] answer(byte[] inquiry) {
    var answering = new Answering();
    new StatusInquiryReader().read(new ByteArrayInputStream(inquiry), answering);
    var file = answering.file;
    var envelope =
        file.interchange()
            .answered(LocalDateTime.of(2026, 11, 23, 9, 0), "%09d".formatted(++answers));
    return new StatusAnswerWriter()
        .write(
            new StatusAnswer(
                new StatusFile(
                    new TransactionSet("277", "0001", "005010X212", "1", envelope),
                    "A" + answers,
                    LocalDateTime.of(2026, 11, 23, 9, 0),
                    file.payer()),
                file.receiver(),
                file.provider(),
                answering.claims));
  }

  private final class Answering implements StatusInquiryHandler {
    private InquiryFile file;
    private final List<StatusAnswer.AnsweredClaim> claims = new ArrayList<>();

    @Override
    public void inquiry(InquiryFile in, ClaimInquiry inquiry) {
      file = in;
      var number = inquiry.patientControlNumber().orElseThrow();
      asked.add(number);
      var codes = says.getOrDefault(number, otherwise).split(":");
      var entry =
          new StatusEntry(
              List.of(new Status(codes[0], codes[1], null)), effective, null, null, null);
      claims.add(
          new StatusAnswer.AnsweredClaim(
              inquiry.dependent().map(patient -> inquiry.subscriber().party()).orElse(null),
              new ClaimStatus(
                  inquiry.dependent().orElse(inquiry.subscriber()).party(),
                  in.provider(),
                  inquiry.trace(),
                  List.of(entry),
                  codes[0].startsWith("A4")
                      ? List.of(new Reference("EJ", number, null))
                      : List.of(
                          new Reference("1K", "ICN1", null), new Reference("EJ", number, null)),
                  null,
                  List.of())));
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {}
  }
}
