package org.cleanclaim.routes.x12.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;

/** Gathers a status from its 2200 loop and the 2220 loops below. */
final class StatusPart {
  private final Segment trn;
  private final List<StatusEntry> entries = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private DateSpan serviced;
  private final List<LinePart> lines = new ArrayList<>();

  StatusPart(Segment trn) {
    this.trn = trn;
  }

  void add(Segment segment) {
    if (segment.is("SVC")) {
      lines.add(new LinePart(segment));
    } else if (!lines.isEmpty()) {
      lines.get(lines.size() - 1).add(segment);
    } else {
      switch (segment.id()) {
        case "STC" -> entries.add(StatusEntry.read(segment));
        case "REF" -> references.add(Reference.read(segment));
        case "DTP" -> {
          if ("472".equals(segment.element(1))) {
            serviced = DateSpan.parse(segment.element(2), segment.element(3)).orElse(null);
          }
        }
        default -> {}
      }
    }
  }

  boolean hasEntries() {
    return !entries.isEmpty();
  }

  BatchStatus batch(Party party) {
    return new BatchStatus(party, trn.element(2), List.copyOf(entries));
  }

  ClaimStatus claim(Party patient, Party provider) {
    return new ClaimStatus(
        patient,
        provider,
        trn.element(2),
        List.copyOf(entries),
        List.copyOf(references),
        serviced,
        lines.stream().map(LinePart::line).toList());
  }

  /** SVC with what follows it. */
  private static final class LinePart {
    private final Segment svc;
    private final List<StatusEntry> entries = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    LinePart(Segment svc) {
      this.svc = svc;
    }

    void add(Segment segment) {
      if (segment.is("STC")) {
        entries.add(StatusEntry.read(segment));
      } else if (segment.is("REF")) {
        references.add(Reference.read(segment));
      }
    }

    LineStatus line() {
      return new LineStatus(
          Procedure.of(svc.components(1)),
          svc.decimal(2).orElse(null),
          List.copyOf(entries),
          List.copyOf(references));
    }
  }
}
