package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDate;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.Trace;

/** Gathers a member from NM1, DMG and INS, and writes NM1 and DMG of one. */
final class MemberPart {
  private Party party;
  private LocalDate birthDate;
  private String gender;
  private String relationship;

  void name(Segment nm1) {
    party = Party.read(nm1);
  }

  void demographics(Segment dmg) {
    birthDate = "D8".equals(dmg.element(1)) ? dmg.date(2).orElse(null) : null;
    gender = dmg.element(3);
  }

  void relation(Segment ins) {
    relationship = ins.element(2);
  }

  Member member() {
    return party == null ? null : new Member(party, birthDate, gender, relationship);
  }

  static void writeDemographics(SegmentWriter out, Member member) {
    if (member.birthDate() != null || member.gender() != null) {
      out.segment("DMG").add(member.birthDate() == null ? null : "D8");
      out.add(DateSpan.d8(member.birthDate())).add(member.gender()).end();
    }
  }

  static void writeRelation(SegmentWriter out, Member member) {
    if (member.relationship() != null) {
      out.segment("INS").add("18".equals(member.relationship()) ? "Y" : "N");
      out.add(member.relationship()).end();
    }
  }

  static void writeTrace(SegmentWriter out, Trace trace) {
    out.segment("TRN").add(trace.type()).add(trace.number()).add(trace.origin()).end();
  }
}
