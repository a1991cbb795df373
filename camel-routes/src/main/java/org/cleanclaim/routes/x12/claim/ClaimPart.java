package org.cleanclaim.routes.x12.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;

/** Gathers a claim from its 2300 loop and the loops below. */
final class ClaimPart {
  private static final int MOST_CODES = 12;

  private final Segment clm;
  private final ClaimGuide guide;
  private Admission admission;
  private final List<ClaimDate> dates = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Amount> amounts = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Diagnosis> diagnoses = new ArrayList<>();
  private final List<ProviderPart> providers = new ArrayList<>();
  private final List<OtherCoveragePart> others = new ArrayList<>();
  private final List<ServiceLinePart> lines = new ArrayList<>();

  ClaimPart(Segment clm, ClaimGuide guide) {
    this.clm = clm;
    this.guide = guide;
  }

  /** CLM01; null when absent. */
  String number() {
    return clm.element(1);
  }

  void add(Segment segment) {
    switch (segment.loop()) {
      case "2310" -> provider(segment);
      case "2320", "2330" -> other(segment);
      case "2400", "2410", "2420", "2430", "2440" -> line(segment);
      default -> own(segment);
    }
  }

  private void own(Segment segment) {
    switch (segment.id()) {
      case "DTP" -> dates.add(ClaimDate.read(segment));
      case "PWK" ->
          attachments.add(
              new Attachment(segment.element(1), segment.element(2), segment.element(6)));
      case "AMT" -> amounts.add(new Amount(segment.element(1), Figures.required(segment, 2)));
      case "REF" -> references.add(Reference.read(segment));
      case "NTE" -> notes.add(new Note(segment.element(1), segment.element(2)));
      case "HI" -> codes(segment);
      case "CL1" -> admission = Admission.read(segment);
      default -> {}
    }
  }

  private void codes(Segment hi) {
    for (int i = 1; i <= MOST_CODES; i++) {
      if (hi.component(i, 1) != null && hi.component(i, 2) != null) {
        diagnoses.add(Diagnosis.read(hi, i));
      }
    }
  }

  private void provider(Segment segment) {
    if (segment.is("NM1")) {
      providers.add(new ProviderPart(segment));
    } else if (!providers.isEmpty()) {
      providers.get(providers.size() - 1).add(segment);
    }
  }

  private void other(Segment segment) {
    if (segment.is("SBR")) {
      others.add(new OtherCoveragePart(segment));
    } else if (!others.isEmpty()) {
      others.get(others.size() - 1).add(segment);
    }
  }

  private void line(Segment segment) {
    if (segment.is("LX")) {
      lines.add(new ServiceLinePart());
    } else if (!lines.isEmpty()) {
      lines.get(lines.size() - 1).add(segment);
    }
  }

  private ClaimHeading heading() {
    return new ClaimHeading(
        clm.element(1),
        Figures.orZero(clm, 2),
        clm.component(5, 1),
        clm.component(5, 3),
        clm.element(6),
        clm.element(7),
        clm.element(8),
        clm.element(9),
        clm.element(10),
        clm.components(11),
        clm.element(20));
  }

  SubmittedClaim claim(ClaimContext context) {
    return new SubmittedClaim(
        context.billing(),
        context.subscription(),
        context.subscriber(),
        context.payer(),
        Optional.ofNullable(context.patient()),
        context.patientRelationship(),
        heading(),
        List.copyOf(dates),
        List.copyOf(attachments),
        List.copyOf(amounts),
        List.copyOf(references),
        List.copyOf(notes),
        List.copyOf(diagnoses),
        providers.stream().map(part -> part.provider(null)).toList(),
        others.stream().map(OtherCoveragePart::coverage).toList(),
        lines.stream().map(ServiceLinePart::line).filter(Objects::nonNull).toList(),
        guide,
        admission);
  }
}
