package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Figures;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;

/** Gathers a service line from its 2400 loop and the loops below. */
final class ServiceLinePart {
  private static final int DESCRIPTION = 7;

  private Segment sv1;
  private Segment sv2;
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<ClaimDate> dates = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<DrugPart> drugs = new ArrayList<>();
  private final List<ProviderPart> providers = new ArrayList<>();
  private final List<AdjudicationPart> adjudications = new ArrayList<>();

  void add(Segment segment) {
    switch (segment.loop()) {
      case "2410" -> drug(segment);
      case "2420" -> provider(segment);
      case "2430" -> adjudication(segment);
      default -> own(segment);
    }
  }

  private void own(Segment segment) {
    switch (segment.id()) {
      case "SV1" -> sv1 = segment;
      case "SV2" -> sv2 = segment;
      case "PWK" ->
          attachments.add(
              new Attachment(segment.element(1), segment.element(2), segment.element(6)));
      case "DTP" -> dates.add(ClaimDate.read(segment));
      case "REF" -> references.add(Reference.read(segment));
      case "NTE" -> notes.add(new Note(segment.element(1), segment.element(2)));
      default -> {}
    }
  }

  private void drug(Segment segment) {
    if (segment.is("LIN")) {
      drugs.add(new DrugPart(segment));
    } else if (segment.is("CTP") && !drugs.isEmpty()) {
      drugs.get(drugs.size() - 1).ctp = segment;
    }
  }

  private void provider(Segment segment) {
    if (segment.is("NM1")) {
      providers.add(new ProviderPart(segment));
    } else if (!providers.isEmpty()) {
      providers.get(providers.size() - 1).add(segment);
    }
  }

  private void adjudication(Segment segment) {
    if (segment.is("SVD")) {
      adjudications.add(new AdjudicationPart(segment));
    } else if (!adjudications.isEmpty()) {
      adjudications.get(adjudications.size() - 1).add(segment);
    }
  }

  /** Null for a line without SV1 or SV2, which the faults of the file name. */
  ServiceLine line() {
    if (sv1 != null) {
      return line(sv1, 1, Figures.orZero(sv1, 2), sv1.element(3), sv1.decimal(4).orElse(null));
    }
    return sv2 == null
        ? null
        : line(sv2, 2, Figures.orZero(sv2, 3), sv2.element(4), sv2.decimal(5).orElse(null));
  }

  private ServiceLine line(
      Segment service, int procedure, BigDecimal charge, String unit, BigDecimal units) {
    boolean professional = service == sv1;
    return new ServiceLine(
        Procedure.of(service.components(procedure)),
        service.component(procedure, DESCRIPTION),
        charge,
        unit,
        units,
        professional ? service.element(5) : null,
        professional
            ? service.components(7).stream().filter(pointer -> !pointer.isEmpty()).toList()
            : List.of(),
        professional && "Y".equals(service.element(9)),
        List.copyOf(attachments),
        List.copyOf(dates),
        List.copyOf(references),
        List.copyOf(notes),
        drugs.stream().map(DrugPart::drug).toList(),
        providers.stream().map(part -> part.provider(null)).toList(),
        adjudications.stream().map(AdjudicationPart::adjudication).toList(),
        professional ? null : service.element(1));
  }

  /** LIN with the CTP that follows it. */
  private static final class DrugPart {
    private final Segment lin;
    private Segment ctp;

    DrugPart(Segment lin) {
      this.lin = lin;
    }

    Drug drug() {
      return new Drug(
          lin.element(3),
          ctp == null ? null : ctp.decimal(4).orElse(null),
          ctp == null ? null : ctp.component(5, 1));
    }
  }

  /** SVD with the CAS and DTP that follow it. */
  private static final class AdjudicationPart {
    private final Segment svd;
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<ClaimDate> dates = new ArrayList<>();

    AdjudicationPart(Segment svd) {
      this.svd = svd;
    }

    void add(Segment segment) {
      if (segment.is("CAS")) {
        adjustments.addAll(Figures.adjustments(segment));
      } else if (segment.is("DTP")) {
        dates.add(ClaimDate.read(segment));
      }
    }

    LineAdjudication adjudication() {
      return new LineAdjudication(
          svd.element(1),
          Figures.required(svd, 2),
          Procedure.of(svd.components(3)),
          svd.decimal(5).orElse(null),
          List.copyOf(adjustments),
          List.copyOf(dates));
    }
  }
}
