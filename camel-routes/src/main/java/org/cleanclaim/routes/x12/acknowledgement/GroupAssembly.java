package org.cleanclaim.routes.x12.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Unreadable;

/** Puts a group's verdict together from the segments of a 999. */
final class GroupAssembly implements TransactionHandler {
  private static final int MOST_REASONS = 5;

  private final AcknowledgementHandler handler;
  private Segment ak1;
  private Segment ak2;
  private Segment ak9;
  private final List<SetVerdict> sets = new ArrayList<>();
  private final List<FaultPart> faults = new ArrayList<>();

  GroupAssembly(AcknowledgementHandler handler) {
    this.handler = handler;
  }

  @Override
  public void begin(TransactionSet set) {
    ak1 = null;
    ak9 = null;
  }

  @Override
  public void segment(Segment segment) {
    switch (segment.id()) {
      case "AK1" -> ak1 = segment;
      case "AK2" -> ak2 = segment;
      case "IK3" -> faults.add(new FaultPart(segment));
      case "IK4", "CTX" -> {
        if (!faults.isEmpty()) {
          faults.get(faults.size() - 1).add(segment);
        }
      }
      case "IK5" -> finishSet(segment);
      case "AK9" -> ak9 = segment;
      default -> {}
    }
  }

  private void finishSet(Segment ik5) {
    if (ak2 != null) {
      sets.add(
          new SetVerdict(
              ak2.element(1),
              ak2.element(2),
              ak2.element(3),
              faults.stream().map(FaultPart::fault).toList(),
              ik5.element(1),
              reasons(ik5, 2)));
    }
    faults.clear();
    ak2 = null;
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> departures) {
    if (ak1 == null || ak9 == null) {
      throw new X12Unreadable("The 999 does not say what it answers: AK1 or AK9 is missing.");
    }
    handler.group(
        set.interchange(),
        new GroupVerdict(
            ak1.element(1),
            ak1.element(2),
            ak1.element(3),
            ak9.element(1),
            FaultPart.number(ak9.element(2)),
            FaultPart.number(ak9.element(3)),
            FaultPart.number(ak9.element(4)),
            reasons(ak9, 5),
            List.copyOf(sets)));
  }

  private static List<String> reasons(Segment segment, int from) {
    return IntStream.range(from, from + MOST_REASONS)
        .mapToObj(segment::element)
        .filter(code -> code != null)
        .toList();
  }

  /** IK3 with what follows it. */
  private static final class FaultPart {
    private final Segment ik3;
    private final List<String> contexts = new ArrayList<>();
    private final List<ElementFault> elements = new ArrayList<>();

    FaultPart(Segment ik3) {
      this.ik3 = ik3;
    }

    void add(Segment segment) {
      if (segment.is("IK4")) {
        elements.add(
            new ElementFault(
                number(segment.component(1, 1)),
                number(segment.component(1, 2)),
                number(segment.component(1, 3)),
                segment.element(2),
                segment.element(3)));
      } else if (elements.isEmpty()) {
        contexts.add(String.join(":", segment.components(1)));
      }
    }

    SegmentFault fault() {
      return new SegmentFault(
          ik3.element(1),
          number(ik3.element(2)),
          ik3.element(3),
          ik3.element(4),
          List.copyOf(contexts),
          List.copyOf(elements));
    }

    static int number(String text) {
      return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
  }
}
