package org.cleanclaim.routes.x12.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;

/** Gathers a claim from the segments of its 2100 loop and of the 2110 loops below it. */
final class ClaimPart {
  private final Segment clp;
  private final List<Party> parties = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Facts facts = new Facts();
  private final List<LinePart> lines = new ArrayList<>();

  ClaimPart(Segment clp) {
    this.clp = clp;
  }

  void add(Segment segment) {
    if (segment.is("SVC")) {
      lines.add(new LinePart(segment));
    } else if (!lines.isEmpty()) {
      lines.get(lines.size() - 1).add(segment);
    } else {
      switch (segment.id()) {
        case "NM1" -> parties.add(Party.read(segment));
        case "MOA" -> remark(segment, 3, 4, 5, 6, 7);
        case "MIA" -> remark(segment, 5, 20, 21, 22, 23);
        default -> facts.add(segment);
      }
    }
  }

  private void remark(Segment segment, int... elements) {
    IntStream.of(elements)
        .mapToObj(segment::element)
        .filter(code -> code != null)
        .forEach(remarks::add);
  }

  RemittedClaim claim() {
    return new RemittedClaim(
        clp.element(1),
        clp.element(2),
        Figures.required(clp, 3),
        Figures.required(clp, 4),
        clp.decimal(5).orElse(null),
        clp.element(6),
        clp.element(7),
        clp.element(8),
        clp.element(9),
        List.copyOf(facts.adjustments),
        List.copyOf(parties),
        List.copyOf(remarks),
        List.copyOf(facts.references),
        List.copyOf(facts.dates),
        List.copyOf(facts.amounts),
        lines.stream().map(LinePart::line).toList());
  }

  /** What claims and lines have in common. */
  static final class Facts {
    final List<Adjustment> adjustments = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<DatedFact> dates = new ArrayList<>();
    final List<Amount> amounts = new ArrayList<>();

    void add(Segment segment) {
      switch (segment.id()) {
        case "CAS" -> adjustments.addAll(Figures.adjustments(segment));
        case "REF" -> references.add(Reference.read(segment));
        case "DTM" ->
            segment
                .date(2)
                .map(day -> new DatedFact(segment.element(1), day))
                .ifPresent(dates::add);
        case "AMT" -> amounts.add(new Amount(segment.element(1), Figures.required(segment, 2)));
        default -> {}
      }
    }
  }
}
