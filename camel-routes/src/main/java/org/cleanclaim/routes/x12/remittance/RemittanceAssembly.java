package org.cleanclaim.routes.x12.remittance;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts payments and claims together from the segments of an 835. */
final class RemittanceAssembly implements TransactionHandler {
  private static final int PAIRS = 6;

  private final RemittanceHandler handler;
  private PaymentPart header;
  private Payment payment;
  private ClaimPart claim;
  private Balance balance;
  private final List<ProviderAdjustment> adjustments = new ArrayList<>();

  RemittanceAssembly(RemittanceHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet set) {
    if (!set.is("835", "005010X221")) {
      throw new X12Unreadable("An 835 was expected and something else came.");
    }
    header = new PaymentPart(set);
    payment = null;
    claim = null;
    balance = new Balance();
    adjustments.clear();
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "LX", "TS3", "TS2" -> finishClaim();
      case "CLP" -> {
        finishClaim();
        startPayment();
        claim = new ClaimPart(segment);
      }
      case "PLB" -> {
        finishClaim();
        providerAdjustments(segment);
      }
      default -> {
        if (claim != null) {
          claim.add(segment);
        } else if (payment == null) {
          header.add(segment);
        }
      }
    }
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> faults) {
    finishClaim();
    startPayment();
    balance.finish(payment, adjustments);
    handler.end(payment, List.copyOf(adjustments), balance.found(), faults);
  }

  private void startPayment() {
    if (payment == null) {
      payment = header.payment();
      handler.begin(payment);
    }
  }

  private void finishClaim() {
    if (claim != null) {
      var finished = claim.claim();
      balance.add(finished);
      handler.claim(finished);
      claim = null;
    }
  }

  private void providerAdjustments(Segment plb) {
    for (int pair = 0; pair < PAIRS; pair++) {
      int at = 3 + 2 * pair;
      if (plb.element(at) != null) {
        adjustments.add(
            new ProviderAdjustment(
                plb.element(1),
                plb.date(2).orElse(null),
                plb.component(at, 1),
                plb.component(at, 2),
                Figures.required(plb, at + 1)));
      }
    }
  }
}
