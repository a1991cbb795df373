package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts claims together from the segments of an 837P, level by level. */
final class ClaimFileAssembly implements TransactionHandler {
  private final ClaimFileHandler handler;
  private TransactionSet set;
  private Segment bht;
  private Party submitter;
  private ClaimBatch.Contact contact;
  private Party receiver;
  private ClaimContext context;
  private ClaimPart claim;

  ClaimFileAssembly(ClaimFileHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet begun) {
    if (!begun.is("837", "005010X222")) {
      throw new X12Unreadable("An 837P was expected and something else came.");
    }
    set = begun;
    bht = null;
    submitter = null;
    contact = null;
    receiver = null;
    context = new ClaimContext();
    claim = null;
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> bht = segment;
      case "HL" -> {
        finishClaim();
        context.level(segment.element(3));
      }
      case "CLM" -> {
        finishClaim();
        claim = new ClaimPart(segment);
      }
      default -> {
        if (claim != null) {
          claim.add(segment);
        } else if (segment.loop().equals("1000")) {
          header(segment);
        } else {
          context.add(segment);
        }
      }
    }
  }

  @Override
  public void end(TransactionSet ended, List<SyntaxFault> faults) {
    finishClaim();
    handler.end(batch(), faults);
  }

  private void header(Segment segment) {
    if (segment.is("NM1") && "41".equals(segment.element(1))) {
      submitter = Party.read(segment);
    } else if (segment.is("NM1") && "40".equals(segment.element(1))) {
      receiver = Party.read(segment);
    } else if (segment.is("PER") && contact == null) {
      contact = new ClaimBatch.Contact(segment.element(2), segment.element(3), segment.element(4));
    }
  }

  private void finishClaim() {
    if (claim != null) {
      handler.claim(batch(), claim.claim(context));
      claim = null;
    }
  }

  private ClaimBatch batch() {
    return new ClaimBatch(
        set.interchange(),
        bht == null ? null : bht.element(3),
        bht == null ? null : X12Times.ofHeader(bht),
        submitter,
        contact,
        receiver);
  }
}
