package org.cleanclaim.routes.x12.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Gathers one benefit from the segments of its 2110 loop, and writes such a loop. */
final class BenefitPart {
  private final Segment eb;
  private final List<Reference> references = new ArrayList<>();
  private final List<BenefitDate> dates = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();

  BenefitPart(Segment eb) {
    this.eb = eb;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "REF" -> references.add(Reference.read(segment));
      case "DTP" -> date(segment).ifPresent(dates::add);
      case "AAA" -> rejections.add(rejection(segment, Rejection.Level.BENEFIT));
      case "MSG" -> messages.add(segment.element(1));
      case "NM1" -> parties.add(Party.read(segment));
      default -> {}
    }
  }

  BenefitLine line() {
    return new BenefitLine(
        eb.element(1),
        eb.element(2),
        eb.repetitions(3),
        eb.element(4),
        eb.element(5),
        eb.element(6),
        eb.decimal(7).orElse(null),
        eb.decimal(8).orElse(null),
        eb.element(9),
        eb.decimal(10).orElse(null),
        eb.element(11),
        eb.element(12),
        eb.components(13),
        List.copyOf(references),
        List.copyOf(dates),
        List.copyOf(rejections),
        List.copyOf(messages),
        List.copyOf(parties));
  }

  static Optional<BenefitDate> date(Segment dtp) {
    return DateSpan.parse(dtp.element(2), dtp.element(3))
        .map(span -> new BenefitDate(dtp.element(1), span));
  }

  static Rejection rejection(Segment aaa, Rejection.Level level) {
    return new Rejection(level, aaa.element(1), aaa.element(3), aaa.element(4));
  }

  static void write(SegmentWriter out, BenefitLine line) {
    out.segment("EB").add(line.information()).add(line.coverageLevel());
    out.repeat(line.serviceTypes()).add(line.insuranceType()).add(line.plan()).add(line.period());
    out.add(line.amount()).add(line.fraction()).add(line.quantityQualifier()).add(line.quantity());
    out.add(line.authorization()).add(line.network()).composite(line.procedure()).end();
    line.references().forEach(reference -> reference.write(out));
    line.dates().forEach(date -> writeDate(out, date));
    line.rejections().forEach(rejection -> writeRejection(out, rejection));
    line.messages().forEach(message -> out.segment("MSG").add(message).end());
    if (!line.parties().isEmpty()) {
      out.segment("LS").add("2120").end();
      line.parties().forEach(party -> party.write(out));
      out.segment("LE").add("2120").end();
    }
  }

  static void writeDate(SegmentWriter out, BenefitDate date) {
    out.segment("DTP").add(date.qualifier()).add(date.span().qualifier());
    out.add(date.span().text()).end();
  }

  static void writeRejection(SegmentWriter out, Rejection rejection) {
    out.segment("AAA").add(rejection.valid()).skip(1).add(rejection.reason());
    out.add(rejection.followUp()).end();
  }
}
