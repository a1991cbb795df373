package org.cleanclaim.routes.x12.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts inquiries together from the segments of a 276, level by level. */
final class StatusInquiryAssembly implements TransactionHandler {
  private final StatusInquiryHandler handler;
  private TransactionSet set;
  private Segment bht;
  private String level = "";
  private Party payer;
  private Party receiver;
  private Party provider;
  private PersonPart subscriber = new PersonPart();
  private PersonPart dependent;
  private String trace;
  private boolean inLine;
  private BigDecimal charge;
  private DateSpan serviced;
  private final List<Reference> references = new ArrayList<>();

  StatusInquiryAssembly(StatusInquiryHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet begun) {
    if (!begun.is("276", "005010X212")) {
      throw new X12Unreadable("A 276 was expected and something else came.");
    }
    set = begun;
    bht = null;
    level = "";
    payer = null;
    receiver = null;
    provider = null;
    subscriber = new PersonPart();
    dependent = null;
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> bht = segment;
      case "HL" -> {
        finish();
        level(segment.element(3));
      }
      case "DMG" -> person().demographics(segment);
      case "NM1" -> name(Party.read(segment));
      case "TRN" -> {
        finish();
        trace = segment.element(2);
      }
      case "SVC" -> inLine = true;
      default -> {
        if (trace != null && !inLine) {
          detail(segment);
        }
      }
    }
  }

  @Override
  public void end(TransactionSet ended, List<SyntaxFault> faults) {
    finish();
    handler.end(ended, faults);
  }

  private void level(String code) {
    level = code == null ? "" : code;
    if ("22".equals(level)) {
      subscriber = new PersonPart();
      dependent = null;
    } else if ("23".equals(level)) {
      dependent = new PersonPart();
    }
  }

  private PersonPart person() {
    return dependent == null ? subscriber : dependent;
  }

  private void name(Party party) {
    switch (level) {
      case "20" -> payer = party;
      case "21" -> receiver = party;
      case "19" -> provider = party;
      default -> person().party = party;
    }
  }

  private void detail(Segment segment) {
    switch (segment.id()) {
      case "REF" -> references.add(Reference.read(segment));
      case "AMT" -> charge = Figures.required(segment, 2);
      case "DTP" -> {
        if ("472".equals(segment.element(1))) {
          serviced = DateSpan.parse(segment.element(2), segment.element(3)).orElse(null);
        }
      }
      default -> {}
    }
  }

  private void finish() {
    if (trace != null) {
      handler.inquiry(
          new InquiryFile(
              set.interchange(),
              bht == null ? null : bht.element(3),
              bht == null ? null : X12Times.ofHeader(bht),
              payer,
              receiver,
              provider),
          new ClaimInquiry(
              subscriber.person(),
              Optional.ofNullable(dependent).map(PersonPart::person),
              trace,
              List.copyOf(references),
              charge,
              serviced));
    }
    trace = null;
    inLine = false;
    charge = null;
    serviced = null;
    references.clear();
  }

  /** DMG, then NM1. */
  private static final class PersonPart {
    private Party party;
    private LocalDate birthDate;
    private String gender;

    void demographics(Segment dmg) {
      birthDate = dmg.date(2).orElse(null);
      gender = dmg.element(3);
    }

    ClaimInquiry.Person person() {
      return new ClaimInquiry.Person(party, birthDate, gender);
    }
  }
}
