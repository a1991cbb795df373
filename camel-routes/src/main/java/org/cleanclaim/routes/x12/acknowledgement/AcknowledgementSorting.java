package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Gives each transaction set to the assembly that understands it. */
final class AcknowledgementSorting implements TransactionHandler {
  private final AcknowledgementHandler handler;
  private TransactionHandler current;

  AcknowledgementSorting(AcknowledgementHandler handler) {
    this.handler = handler;
  }

  @Override
  public void envelope(Interchange interchange, Segment segment) {
    if (segment.is("TA1")) {
      handler.interchange(interchange, InterchangeVerdict.read(segment));
    }
  }

  @Override
  public void begin(TransactionSet set) {
    if (set.is("999", "005010X231")) {
      current = new GroupAssembly(handler);
    } else if (set.is("277", "005010X214") || set.is("277", "005010X212")) {
      current = new StatusAssembly(handler);
    } else {
      throw new X12Unreadable("A 999 or 277 was expected and something else came.");
    }
    current.begin(set);
  }

  @Override
  public void segment(Segment segment) {
    current.segment(segment);
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> faults) {
    current.end(set, faults);
    handler.end(set, faults);
  }
}
