package org.cleanclaim.routes.x12;

import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows StAEDI's events from ISA to IEA and tells the handler what it needs to know. */
final class InterchangeWalk {
  /** More tell nothing new, and a file of nothing but faults must not fill the memory. */
  private static final int MOST_FAULTS = 1000;

  private final TransactionHandler handler;
  private final boolean tolerant;
  private final Deque<String> loops = new ArrayDeque<>();
  private final List<SyntaxFault> faults = new ArrayList<>();
  private final SegmentAssembly assembly = new SegmentAssembly();
  private Interchange interchange;
  private Segment group;
  private TransactionSet set;
  private int transactionStart;
  private boolean open;

  InterchangeWalk(TransactionHandler handler, boolean tolerant) {
    this.handler = handler;
    this.tolerant = tolerant;
  }

  void on(EDIStreamEvent event, EDIStreamReader stream) {
    switch (event) {
      case START_INTERCHANGE -> open = true;
      case END_INTERCHANGE -> open = false;
      case START_TRANSACTION -> transactionStart = stream.getLocation().getSegmentPosition();
      case END_TRANSACTION -> endTransaction();
      case START_LOOP -> loops.push(stream.getReferenceCode());
      case END_LOOP -> loops.poll();
      case START_SEGMENT -> assembly.begin();
      case ELEMENT_DATA -> assembly.add(stream.getLocation(), stream.getText());
      case END_SEGMENT -> endSegment(stream);
      default -> {
        if (event.isError()) {
          fault(event, stream);
        }
      }
    }
  }

  /** Refuses a file that ended inside an interchange. */
  void finish() {
    if (open || interchange == null) {
      throw new X12Unreadable("The interchange ends before its IEA segment.");
    }
  }

  private void endSegment(EDIStreamReader stream) {
    var at = stream.getLocation();
    int position =
        set == null ? at.getSegmentPosition() : at.getSegmentPosition() - transactionStart + 1;
    var loop = loops.isEmpty() ? "" : loops.peek();
    var segment = assembly.end(at.getSegmentTag(), loop, position);
    switch (segment.id()) {
      case "ISA" -> interchange = interchange(segment);
      case "GS" -> group = segment;
      case "ST" -> beginTransaction(segment, stream);
      case "SE", "GE", "IEA" -> {}
      default -> {
        if (set == null) {
          handler.envelope(interchange, segment);
        } else {
          handler.segment(segment);
        }
      }
    }
  }

  private void beginTransaction(Segment header, EDIStreamReader stream) {
    var guide = header.element(3) == null && group != null ? group.element(8) : header.element(3);
    set =
        new TransactionSet(
            text(header.element(1)),
            text(header.element(2)),
            text(guide),
            group == null ? "" : text(group.element(6)),
            interchange);
    X12Schemas.find(set.type(), set.guide()).ifPresent(stream::setTransactionSchema);
    faults.clear();
    handler.begin(set);
  }

  private void endTransaction() {
    loops.clear();
    var ended = set;
    set = null;
    handler.end(ended, List.copyOf(faults));
  }

  private void fault(EDIStreamEvent event, EDIStreamReader stream) {
    var error = stream.getErrorType();
    var at = stream.getLocation();
    boolean envelope = FaultCodes.breaksEnvelope(error);
    if (envelope && !tolerant) {
      throw new X12Unreadable(
          "The %s in %s disagrees with what came before it."
              .formatted(FaultCodes.of(error), at.getSegmentTag()));
    }
    boolean element = event != EDIStreamEvent.SEGMENT_ERROR;
    var fault =
        new SyntaxFault(
            set == null || envelope
                ? SyntaxFault.Kind.ENVELOPE
                : element ? SyntaxFault.Kind.ELEMENT : SyntaxFault.Kind.SEGMENT,
            missingOr(stream, at.getSegmentTag(), element),
            at.getSegmentPosition() - transactionStart + 1,
            loops.isEmpty() ? "" : loops.peek(),
            element ? at.getElementPosition() : 0,
            element ? Math.max(0, at.getComponentPosition()) : 0,
            FaultCodes.of(error));
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
    handler.fault(fault);
  }

  /** For a missing segment StAEDI names the one it looked for, not the one it stands at. */
  private static String missingOr(EDIStreamReader stream, String standing, boolean element) {
    return element || stream.getReferenceCode() == null
        ? text(standing)
        : stream.getReferenceCode();
  }

  private static Interchange interchange(Segment isa) {
    try {
      var day = LocalDate.parse(text(isa.element(9)), DateTimeFormatter.ofPattern("uuMMdd"));
      var time = LocalTime.parse(text(isa.element(10)), DateTimeFormatter.ofPattern("HHmm"));
      return new Interchange(
          new Partner(isa.element(5), text(isa.element(6)).strip()),
          new Partner(isa.element(7), text(isa.element(8)).strip()),
          LocalDateTime.of(day, time),
          isa.element(13),
          "T".equals(isa.element(15)));
    } catch (DateTimeException noDate) {
      throw new X12Unreadable("ISA09 or ISA10 is no date or time.");
    }
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
