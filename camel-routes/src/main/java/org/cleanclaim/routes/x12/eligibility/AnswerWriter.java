package org.cleanclaim.routes.x12.eligibility;

import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes a payer's answer on one patient as a 271 (005010X279A1). */
public final class AnswerWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("HB", "271", "005010X279A1");

  private final X12Writer writer;

  public AnswerWriter() {
    this(Delimiters.USUAL);
  }

  public AnswerWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  public byte[] write(Interchange interchange, EligibilityAnswer answer) {
    return writer.write(interchange, KIND, out -> content(out, answer));
  }

  private static void content(SegmentWriter out, EligibilityAnswer answer) {
    var levels = new Hierarchy();
    out.segment("BHT").add("0022").add("11").add(answer.reference());
    out.add(X12Times.day(answer.at()));
    out.add(X12Times.minute(answer.at())).end();
    levels.level(out, "20", answer.provider() != null);
    party(out, answer, answer.payer(), Rejection.Level.PAYER);
    if (answer.provider() != null) {
      levels.level(out, "21", answer.subscriber() != null);
      party(out, answer, answer.provider(), Rejection.Level.PROVIDER);
    }
    if (answer.subscriber() != null) {
      levels.level(out, "22", answer.dependent().isPresent());
      member(out, answer, answer.subscriber(), Rejection.Level.SUBSCRIBER);
    }
    answer
        .dependent()
        .ifPresent(
            dependent -> {
              levels.level(out, "23", false);
              member(out, answer, dependent, Rejection.Level.DEPENDENT);
            });
  }

  private static void party(
      SegmentWriter out, EligibilityAnswer answer, Party party, Rejection.Level level) {
    if (party != null) {
      party.write(out);
    }
    rejections(out, answer, level);
  }

  private static void member(
      SegmentWriter out, EligibilityAnswer answer, Member member, Rejection.Level level) {
    boolean patient = answer.dependent().isEmpty() || level == Rejection.Level.DEPENDENT;
    if (patient) {
      answer.traces().forEach(trace -> MemberPart.writeTrace(out, trace));
    }
    member.party().write(out);
    if (patient) {
      answer.references().forEach(reference -> reference.write(out));
    }
    rejections(out, answer, level);
    MemberPart.writeDemographics(out, member);
    MemberPart.writeRelation(out, member);
    if (patient) {
      answer.dates().forEach(date -> BenefitPart.writeDate(out, date));
      answer.benefits().forEach(line -> BenefitPart.write(out, line));
    }
  }

  private static void rejections(
      SegmentWriter out, EligibilityAnswer answer, Rejection.Level level) {
    answer.rejections().stream()
        .filter(rejection -> rejection.level() == level)
        .forEach(rejection -> BenefitPart.writeRejection(out, rejection));
  }
}
