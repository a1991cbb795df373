package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Times;

/** Puts statuses together from the segments of a 277CA or 277, level by level. */
final class StatusAssembly implements TransactionHandler {
  /** HL03 of levels that stand above claims: source, receiver, provider. */
  private static final List<String> ABOVE = List.of("20", "21", "19");

  private final AcknowledgementHandler handler;
  private TransactionSet set;
  private Segment bht;
  private String level = "";
  private Party source;
  private Party provider;
  private Party subscriber;
  private Party named;
  private StatusPart status;

  StatusAssembly(AcknowledgementHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet begun) {
    set = begun;
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "BHT" -> bht = segment;
      case "HL" -> {
        finish();
        level = segment.element(3) == null ? "" : segment.element(3);
        named = null;
      }
      case "NM1" -> name(Party.read(segment));
      case "TRN" -> {
        finish();
        status = new StatusPart(segment);
      }
      default -> {
        if (status != null) {
          status.add(segment);
        }
      }
    }
  }

  @Override
  public void end(TransactionSet ended, List<SyntaxFault> faults) {
    finish();
  }

  private void name(Party party) {
    named = party;
    if ("20".equals(level)) {
      source = party;
    } else if ("19".equals(level)) {
      provider = party;
    } else if ("22".equals(level)) {
      subscriber = party;
    }
  }

  private void finish() {
    if (status == null) {
      return;
    }
    if (!ABOVE.contains(level)) {
      handler.claim(file(), "23".equals(level) ? subscriber : null, status.claim(named, provider));
    } else if (status.hasEntries()) {
      handler.batch(file(), status.batch(named));
    }
    status = null;
  }

  private StatusFile file() {
    return new StatusFile(
        set,
        bht == null ? null : bht.element(3),
        bht == null ? null : X12Times.ofHeader(bht),
        source);
  }
}
