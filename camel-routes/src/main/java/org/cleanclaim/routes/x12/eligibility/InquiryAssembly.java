package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts inquiries together from the segments of a 270, level by level. */
final class InquiryAssembly implements TransactionHandler {
  private final List<ReceivedInquiry> received = new ArrayList<>();
  private final List<EligibilityInquiry> inSet = new ArrayList<>();
  private String reference;
  private LocalDateTime at;
  private String level = "";
  private Party payer;
  private Party provider;
  private MemberPart subscriber = new MemberPart();
  private MemberPart dependent = new MemberPart();
  private Trace trace;
  private DateSpan serviced;
  private final List<String> serviceTypes = new ArrayList<>();

  List<ReceivedInquiry> inquiries() {
    return List.copyOf(received);
  }

  @Override
  public void begin(TransactionSet set) {
    if (!set.is("270", "005010X279")) {
      throw new X12Unreadable("A 270 was expected and something else came.");
    }
    inSet.clear();
    level = "";
    payer = null;
    provider = null;
    subscriber = new MemberPart();
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> faults) {
    finishPatient();
    inSet.forEach(one -> received.add(new ReceivedInquiry(set.interchange(), one, faults)));
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> {
        reference = segment.element(3);
        at = X12Times.ofHeader(segment);
      }
      case "HL" -> level(segment.element(3));
      case "TRN" -> trace = new Trace(segment.element(1), segment.element(2), segment.element(3));
      case "NM1" -> name(segment);
      case "DMG" -> patient().demographics(segment);
      case "INS" -> patient().relation(segment);
      case "DTP" -> serviced = date(segment).orElse(serviced);
      case "EQ" -> serviceTypes.addAll(segment.repetitions(1));
      default -> {}
    }
  }

  private static Optional<DateSpan> date(Segment dtp) {
    return "291".equals(dtp.element(1))
        ? DateSpan.parse(dtp.element(2), dtp.element(3))
        : Optional.empty();
  }

  private void level(String code) {
    if (!"23".equals(code) || !serviceTypes.isEmpty()) {
      finishPatient();
    }
    level = code == null ? "" : code;
    if ("22".equals(level)) {
      subscriber = new MemberPart();
    }
  }

  private void name(Segment nm1) {
    switch (level) {
      case "20" -> payer = Party.read(nm1);
      case "21" -> provider = Party.read(nm1);
      default -> patient().name(nm1);
    }
  }

  private MemberPart patient() {
    return "23".equals(level) ? dependent : subscriber;
  }

  private void finishPatient() {
    if (!serviceTypes.isEmpty() && subscriber.member() != null) {
      var question =
          new EligibilityQuestion(
              payer,
              provider,
              subscriber.member(),
              Optional.ofNullable(dependent.member()),
              serviced,
              serviceTypes);
      inSet.add(new EligibilityInquiry(reference, at, trace, question));
    }
    dependent = new MemberPart();
    trace = null;
    serviced = null;
    serviceTypes.clear();
  }
}
