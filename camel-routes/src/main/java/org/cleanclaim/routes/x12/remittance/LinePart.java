package org.cleanclaim.routes.x12.remittance;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Segment;

/** Gathers a service line from the segments of its 2110 loop. */
final class LinePart {
  private final Segment svc;
  private final ClaimPart.Facts facts = new ClaimPart.Facts();
  private final List<String> remarks = new ArrayList<>();

  LinePart(Segment svc) {
    this.svc = svc;
  }

  void add(Segment segment) {
    if (segment.is("LQ")) {
      if ("HE".equals(segment.element(1)) && segment.element(2) != null) {
        remarks.add(segment.element(2));
      }
    } else {
      facts.add(segment);
    }
  }

  RemittedLine line() {
    return new RemittedLine(
        Procedure.of(svc.components(1)),
        Figures.required(svc, 2),
        Figures.orZero(svc, 3),
        svc.element(4),
        svc.decimal(5).orElse(null),
        Procedure.of(svc.components(6)),
        svc.decimal(7).orElse(null),
        List.copyOf(facts.dates),
        List.copyOf(facts.adjustments),
        List.copyOf(facts.references),
        List.copyOf(facts.amounts),
        List.copyOf(remarks));
  }
}
