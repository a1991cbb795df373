package org.cleanclaim.routes.x12.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Gathers the header of an 835: BPR, TRN, DTM*405 and the loops of payer and payee. */
final class PaymentPart {
  private final TransactionSet set;
  private Segment bpr;
  private Segment trn;
  private LocalDate produced;
  private Payment.PaymentParty payer;
  private Payment.PaymentParty payee;
  private final List<Reference> references = new ArrayList<>();

  PaymentPart(TransactionSet set) {
    this.set = set;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "BPR" -> bpr = segment;
      case "TRN" -> trn = segment;
      case "DTM" -> {
        if ("405".equals(segment.element(1))) {
          produced = segment.date(2).orElse(null);
        }
      }
      case "N1" -> party(segment);
      case "REF" -> references.add(Reference.read(segment));
      default -> {}
    }
  }

  private void party(Segment n1) {
    var party = new Payment.PaymentParty(n1.element(2), n1.element(3), n1.element(4));
    if ("PR".equals(n1.element(1))) {
      payer = party;
    } else if ("PE".equals(n1.element(1))) {
      payee = party;
    }
  }

  Payment payment() {
    if (bpr == null || trn == null) {
      throw new X12Unreadable("The remittance names no payment: BPR or TRN is missing.");
    }
    return new Payment(
        set,
        bpr.element(1),
        Figures.required(bpr, 2),
        "C".equals(bpr.element(3)),
        bpr.element(4),
        bpr.date(16).orElse(null),
        trn.element(2),
        trn.element(3),
        produced,
        payer,
        payee,
        List.copyOf(references));
  }
}
