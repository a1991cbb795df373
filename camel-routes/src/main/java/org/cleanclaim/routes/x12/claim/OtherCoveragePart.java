package org.cleanclaim.routes.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Gathers another coverage from its 2320 and 2330 loops, and writes them. */
final class OtherCoveragePart {
  private final Segment sbr;
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<Amount> amounts = new ArrayList<>();
  private String benefitsAssigned;
  private String release;
  private Party subscriber;
  private Party payer;
  private final List<ClaimDate> dates = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  OtherCoveragePart(Segment sbr) {
    this.sbr = sbr;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "CAS" -> adjustments.addAll(Figures.adjustments(segment));
      case "AMT" -> amounts.add(new Amount(segment.element(1), Figures.required(segment, 2)));
      case "OI" -> {
        benefitsAssigned = segment.element(3);
        release = segment.element(6);
      }
      case "NM1" -> party(Party.read(segment));
      case "DTP" -> dates.add(ClaimDate.read(segment));
      case "REF" -> {
        // References of the other subscriber (2330A) are not carried; those of the payer are.
        if (payer != null) {
          references.add(Reference.read(segment));
        }
      }
      default -> {}
    }
  }

  private void party(Party party) {
    if ("IL".equals(party.entity())) {
      subscriber = party;
    } else if ("PR".equals(party.entity())) {
      payer = party;
    }
  }

  OtherCoverage coverage() {
    return new OtherCoverage(
        Subscription.read(sbr),
        List.copyOf(adjustments),
        List.copyOf(amounts),
        benefitsAssigned,
        release,
        subscriber,
        payer,
        List.copyOf(dates),
        List.copyOf(references));
  }

  static void write(SegmentWriter out, OtherCoverage other) {
    other.subscription().write(out);
    Figures.write(out, other.adjustments());
    other.amounts().forEach(amount -> amount.write(out));
    if (other.benefitsAssigned() != null || other.release() != null) {
      out.segment("OI").skip(2).add(other.benefitsAssigned()).skip(2).add(other.release()).end();
    }
    if (other.subscriber() != null) {
      other.subscriber().write(out);
    }
    if (other.payer() != null) {
      other.payer().write(out);
      other.dates().forEach(date -> date.write(out));
      other.references().forEach(reference -> reference.write(out));
    }
  }
}
