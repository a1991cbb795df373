package org.cleanclaim.routes.x12.claim;

import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Gathers subscriber or patient from NM1, N3, N4 and DMG, and writes one. */
final class InsuredPart {
  private final Segment nm1;
  private Segment street;
  private Segment town;
  private Segment dmg;

  InsuredPart(Segment nm1) {
    this.nm1 = nm1;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "N3" -> street = segment;
      case "N4" -> town = segment;
      case "DMG" -> dmg = segment;
      default -> {}
    }
  }

  Insured insured() {
    return new Insured(
        Party.read(nm1),
        Address.of(street, town),
        dmg == null ? null : dmg.date(2).orElse(null),
        dmg == null ? null : dmg.element(3));
  }

  static void write(SegmentWriter out, Insured insured) {
    insured.party().write(out);
    if (insured.address() != null) {
      insured.address().write(out);
    }
    if (insured.birthDate() != null || insured.gender() != null) {
      out.segment("DMG").add(insured.birthDate() == null ? null : "D8");
      out.add(DateSpan.d8(insured.birthDate())).add(insured.gender()).end();
    }
  }
}
