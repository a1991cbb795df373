package org.cleanclaim.routes.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Writes a claim's 2300 loop and the loops below it. */
final class ClaimSegments {
  private static final int MOST_CODES = 12;
  private static final int DESCRIPTION = 7;

  private ClaimSegments() {}

  static void write(SegmentWriter out, SubmittedClaim claim) {
    heading(out, claim);
    claim.dates().forEach(date -> date.write(out));
    if (claim.admission() != null) {
      claim.admission().write(out);
    }
    claim.attachments().forEach(attachment -> attachment(out, attachment));
    claim.amounts().forEach(amount -> amount.write(out));
    claim.references().forEach(reference -> reference.write(out));
    claim.notes().forEach(note -> note(out, note));
    codes(out, claim.diagnoses(), claim.guide());
    claim.providers().forEach(provider -> ProviderPart.write(out, provider, role(provider)));
    claim.otherCoverages().forEach(other -> OtherCoveragePart.write(out, other));
    for (int i = 0; i < claim.lines().size(); i++) {
      out.segment("LX").add(Integer.toString(i + 1)).end();
      line(out, claim.lines().get(i));
    }
  }

  private static void heading(SegmentWriter out, SubmittedClaim claim) {
    var heading = claim.heading();
    out.segment("CLM").add(heading.patientControlNumber()).add(heading.total()).skip(2);
    out.composite(List.of(heading.place(), claim.guide().placeQualifier(), heading.frequency()));
    out.add(heading.signatureOnFile()).add(heading.assignment()).add(heading.benefitsAssigned());
    out.add(heading.release()).add(heading.signatureSource()).composite(heading.relatedCauses());
    out.skip(8).add(heading.delayReason()).end();
  }

  /** One HI for each run of codes of a kind, twelve at most in each. */
  private static void codes(SegmentWriter out, List<Diagnosis> codes, ClaimGuide guide) {
    for (int i = 0; i < codes.size(); ) {
      var kind = codes.get(i).kind(guide);
      out.segment("HI");
      for (int n = 0;
          n < MOST_CODES && i < codes.size() && kind.equals(codes.get(i).kind(guide));
          n++) {
        out.composite(codes.get(i).components());
        i++;
      }
      out.end();
    }
  }

  private static void line(SegmentWriter out, ServiceLine line) {
    if (line.revenueCode() == null) {
      out.segment("SV1").composite(procedure(line)).add(line.charge()).add(line.unit());
      out.add(line.units()).add(line.place()).skip(1).composite(line.pointers());
      out.skip(1).add(line.emergency() ? "Y" : null).end();
    } else {
      out.segment("SV2").add(line.revenueCode()).composite(procedure(line)).add(line.charge());
      out.add(line.unit()).add(line.units()).end();
    }
    line.attachments().forEach(attachment -> attachment(out, attachment));
    line.dates().forEach(date -> date.write(out));
    line.references().forEach(reference -> reference.write(out));
    line.notes().forEach(note -> note(out, note));
    line.drugs().forEach(drug -> drug(out, drug));
    line.providers().forEach(provider -> ProviderPart.write(out, provider, "PE"));
    line.adjudications().forEach(adjudication -> adjudication(out, adjudication));
  }

  /** PRV01: attending, or performing. */
  private static String role(Provider provider) {
    return "71".equals(provider.party().entity()) ? "AT" : "PE";
  }

  private static List<String> procedure(ServiceLine line) {
    if (line.procedure() == null) {
      return List.of();
    }
    var components = new ArrayList<>(line.procedure().components());
    if (line.description() != null) {
      while (components.size() < DESCRIPTION - 1) {
        components.add("");
      }
      components.add(line.description());
    }
    return components;
  }

  private static void drug(SegmentWriter out, Drug drug) {
    out.segment("LIN").skip(1).add("N4").add(drug.code()).end();
    if (drug.quantity() != null) {
      out.segment("CTP").skip(3).add(drug.quantity());
      out.composite(drug.unit() == null ? List.of() : List.of(drug.unit())).end();
    }
  }

  private static void adjudication(SegmentWriter out, LineAdjudication adjudication) {
    out.segment("SVD").add(adjudication.payerId()).add(adjudication.paid());
    out.composite(
        adjudication.procedure() == null ? List.of() : adjudication.procedure().components());
    out.skip(1).add(adjudication.units()).end();
    Figures.write(out, adjudication.adjustments());
    adjudication.dates().forEach(date -> date.write(out));
  }

  private static void attachment(SegmentWriter out, Attachment attachment) {
    out.segment("PWK").add(attachment.type()).add(attachment.transmission()).skip(2);
    out.add(attachment.controlNumber() == null ? null : "AC").add(attachment.controlNumber()).end();
  }

  private static void note(SegmentWriter out, Note note) {
    out.segment("NTE").add(note.code()).add(note.text()).end();
  }
}
