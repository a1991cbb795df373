package org.cleanclaim.routes.x12.eligibility;

import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/**
 * Writes an inquiry as a 270 (005010X279A1), one patient in one interchange, as real time wants.
 */
public final class InquiryWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HS", "270", "005010X279A1");

  private final X12Writer writer;

  public InquiryWriter() {
    this(Delimiters.USUAL);
  }

  public InquiryWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  public byte[] write(Interchange interchange, EligibilityInquiry inquiry) {
    return writer.write(interchange, KIND, out -> content(out, inquiry));
  }

  private static void content(SegmentWriter out, EligibilityInquiry inquiry) {
    var question = inquiry.question();
    var levels = new Hierarchy();
    out.segment("BHT").add("0022").add("13").add(inquiry.reference());
    out.add(X12Times.day(inquiry.at()));
    out.add(X12Times.minute(inquiry.at())).end();
    levels.level(out, "20", true);
    question.payer().write(out);
    levels.level(out, "21", true);
    question.provider().write(out);
    boolean forSubscriber = question.dependent().isEmpty();
    levels.level(out, "22", !forSubscriber);
    if (forSubscriber) {
      patient(out, inquiry, question.subscriber());
    } else {
      question.subscriber().party().write(out);
      MemberPart.writeDemographics(out, question.subscriber());
      levels.level(out, "23", false);
      patient(out, inquiry, question.dependent().get());
    }
  }

  private static void patient(SegmentWriter out, EligibilityInquiry inquiry, Member member) {
    MemberPart.writeTrace(out, inquiry.trace());
    member.party().write(out);
    MemberPart.writeDemographics(out, member);
    MemberPart.writeRelation(out, member);
    var serviced = inquiry.question().serviced();
    out.segment("DTP").add("291").add(serviced.qualifier()).add(serviced.text()).end();
    out.segment("EQ").repeat(inquiry.question().serviceTypes()).end();
  }
}
