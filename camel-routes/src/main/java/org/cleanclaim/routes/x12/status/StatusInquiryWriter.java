package org.cleanclaim.routes.x12.status;

import java.util.List;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes inquiries about claims of one provider at one payer as a 276 (005010X212). */
public final class StatusInquiryWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HR", "276", "005010X212");

  private final X12Writer writer;

  public StatusInquiryWriter() {
    this(Delimiters.USUAL);
  }

  public StatusInquiryWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  public byte[] write(InquiryFile file, List<ClaimInquiry> inquiries) {
    return writer.write(file.interchange(), KIND, out -> content(out, file, inquiries));
  }

  private static void content(SegmentWriter out, InquiryFile file, List<ClaimInquiry> inquiries) {
    out.segment("BHT").add("0010").add("13").add(file.reference());
    if (file.at() != null) {
      out.add(X12Times.day(file.at())).add(X12Times.minute(file.at()));
    }
    out.end();
    var levels = new Levels(out);
    levels.above(List.of(file.payer(), file.receiver(), file.provider()), !inquiries.isEmpty());
    for (var inquiry : inquiries) {
      levels.subscriber(inquiry.dependent().isPresent());
      person(out, inquiry.subscriber());
      if (inquiry.dependent().isPresent()) {
        levels.dependent();
        person(out, inquiry.dependent().get());
      }
      claim(out, inquiry);
    }
  }

  private static void person(SegmentWriter out, ClaimInquiry.Person person) {
    if (person.birthDate() != null || person.gender() != null) {
      out.segment("DMG").add(person.birthDate() == null ? null : "D8");
      out.add(DateSpan.d8(person.birthDate())).add(person.gender()).end();
    }
    person.party().write(out);
  }

  private static void claim(SegmentWriter out, ClaimInquiry inquiry) {
    out.segment("TRN").add("1").add(inquiry.trace()).end();
    inquiry.references().forEach(reference -> reference.write(out));
    if (inquiry.charge() != null) {
      out.segment("AMT").add("T3").add(inquiry.charge()).end();
    }
    if (inquiry.serviced() != null) {
      out.segment("DTP").add("472").add(inquiry.serviced().qualifier());
      out.add(inquiry.serviced().text()).end();
    }
  }
}
