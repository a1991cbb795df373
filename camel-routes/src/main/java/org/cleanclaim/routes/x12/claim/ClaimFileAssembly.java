package org.cleanclaim.routes.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts claims together from the segments of an 837P or 837I, level by level. */
final class ClaimFileAssembly implements TransactionHandler {
  /** More of one claim tell nothing new. */
  private static final int MOST_FAULTS = 100;

  private final ClaimFileHandler handler;
  private TransactionSet set;
  private ClaimGuide guide;
  private Segment bht;
  private Party submitter;
  private ClaimBatch.Contact contact;
  private Party receiver;
  private ClaimContext context;
  private ClaimPart claim;
  private X12Unreadable unreadable;
  private boolean passedOver;

  /** Faults met since the last segment ended; whose they are, that segment decides. */
  private final List<SyntaxFault> met = new ArrayList<>();

  private final List<SyntaxFault> ofClaim = new ArrayList<>();

  ClaimFileAssembly(ClaimFileHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet begun) {
    set = begun;
    bht = null;
    submitter = null;
    contact = null;
    receiver = null;
    context = new ClaimContext();
    claim = null;
    unreadable = null;
    met.clear();
    ofClaim.clear();
    guide = ClaimGuide.of(begun);
    passedOver = guide == null;
    if (passedOver) {
      handler.unreadable(
          batch(),
          null,
          List.of(),
          new X12Unreadable("An 837 was expected and something else came."));
    }
  }

  @Override
  public void fault(SyntaxFault fault) {
    if (met.size() < MOST_FAULTS) {
      met.add(fault);
    }
  }

  @Override
  public void segment(Segment segment) {
    if (passedOver) {
      return;
    }
    met.stream().filter(fault -> fault.position() < segment.position()).forEach(this::belongs);
    met.removeIf(fault -> fault.position() < segment.position());
    take(segment);
    met.forEach(this::belongs);
    met.clear();
  }

  /** What is faulty outside of a claim is told with the set only. */
  private void belongs(SyntaxFault fault) {
    boolean inside = claim != null && fault.kind() != SyntaxFault.Kind.ENVELOPE;
    if (inside && ofClaim.size() < MOST_FAULTS) {
      ofClaim.add(fault);
    }
  }

  private void take(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> bht = segment;
      case "HL" -> {
        finishClaim();
        context.level(segment.element(3));
      }
      case "CLM" -> {
        finishClaim();
        claim = new ClaimPart(segment, guide);
      }
      default -> {
        if (claim != null) {
          addToClaim(segment);
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
    met.forEach(this::belongs);
    finishClaim();
    if (!passedOver) {
      handler.end(batch(), faults);
    }
  }

  /** A claim that cannot be read is told when it is over, and what follows it is read. */
  private void addToClaim(Segment segment) {
    try {
      claim.add(segment);
    } catch (X12Unreadable fault) {
      unreadable = unreadable == null ? fault : unreadable;
    }
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
    if (claim == null) {
      return;
    }
    var finished = claim;
    var faults = List.copyOf(ofClaim);
    var why = unreadable;
    claim = null;
    unreadable = null;
    ofClaim.clear();
    SubmittedClaim read = null;
    try {
      read = why == null ? finished.claim(context) : null;
    } catch (X12Unreadable fault) {
      why = fault;
    }
    if (why != null) {
      handler.unreadable(batch(), finished.number(), faults, why);
    } else {
      handler.claim(batch(), read, faults);
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
