package org.cleanclaim.routes.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.Provider;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.CareTeamComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Claim.item as service lines (2400), and the providers of claim and lines (2310, 2420). */
final class LineReading {
  private static final Map<String, String> ROLES =
      Map.of(
          "rendering", "82",
          "primary", "82",
          "referring", "DN",
          "supervising", "DQ",
          "ordering", "DK");

  /** A facility's claim has no place for who ordered or supervised. */
  private static final Map<String, String> FACILITY_ROLES =
      Map.of(
          "attending", "71",
          "operating", "72",
          "otheroperating", "ZZ",
          "rendering", "82",
          "primary", "82",
          "referring", "DN");

  private static final String ORDERING = "DK";

  /** Whose specialty the guides have a place for. */
  private static final List<String> PERFORMING = List.of("82", "71");

  private final ClaimGraph graph;
  private final Claim claim;
  private final Provider billing;
  private final InsuranceReading insurances;
  private final boolean institutional;
  private final InformationReading information;

  LineReading(
      ClaimGraph graph, Provider billing, InsuranceReading insurances, boolean institutional) {
    this.graph = graph;
    this.claim = graph.claim();
    this.billing = billing;
    this.insurances = insurances;
    this.institutional = institutional;
    this.information = new InformationReading(claim);
  }

  /** The codes of a concept, whatever their system. */
  static List<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(Coding::getCode)
        .filter(code -> code != null && !code.isBlank())
        .toList();
  }

  static BigDecimal charge(ItemComponent item) {
    if (item.getNet().hasValue()) {
      return item.getNet().getValue();
    }
    return item.getUnitPrice().hasValue()
        ? item.getUnitPrice().getValue().multiply(units(item))
        : BigDecimal.ZERO;
  }

  private static BigDecimal units(ItemComponent item) {
    return item.getQuantity().hasValue() ? item.getQuantity().getValue() : BigDecimal.ONE;
  }

  /** CLM05-1: the place of the first line, else the facility's. */
  String place() {
    return claim.getItem().stream()
        .map(LineReading::place)
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                graph
                    .find(claim.getFacility(), Location.class)
                    .flatMap(
                        location ->
                            location.getType().stream()
                                .flatMap(type -> codes(type).stream())
                                .filter(code -> code.matches("\\d{2}"))
                                .findFirst()))
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2300, CLM05-1",
                    "The claim names no place of service. Add it.",
                    "Claim.item.location"));
  }

  private static Optional<String> place(ItemComponent item) {
    return item.hasLocationCodeableConcept()
        ? codes(item.getLocationCodeableConcept()).stream().findFirst()
        : Optional.empty();
  }

  List<ServiceLine> read() {
    if (!claim.hasItem()) {
      throw new ClaimLack("loop 2400, LX", "The claim has no line. Add one.", "Claim.item");
    }
    return claim.getItem().stream().map(this::line).toList();
  }

  private ServiceLine line(ItemComponent item) {
    var own = information.of(item);
    if (institutional) {
      return facilityLine(item, own);
    }
    return new ServiceLine(
        procedure(item),
        description(item),
        charge(item),
        unit(item),
        units(item),
        place(item).filter(place -> !place.equals(place())).orElse(null),
        pointers(item),
        information.emergency(own),
        information.attachments(own),
        List.of(ClaimDate.of("472", serviced(item))),
        List.of(new Reference("6R", Integer.toString(item.getSequence()), null)),
        information.notes(own),
        information.drugs(own),
        providersOf(item),
        insurances.decisions(item.getSequence(), procedure(item)));
  }

  private static String unit(ItemComponent item) {
    var code = item.getQuantity().getCode();
    return ClaimLines.UNITS.entrySet().stream()
        .filter(unit -> unit.getValue().equalsIgnoreCase(code))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("UN");
  }

  /** A facility's line needs a revenue code; procedure and day it may do without. */
  private ServiceLine facilityLine(ItemComponent item, List<SupportingInformationComponent> own) {
    boolean coded = !codes(item.getProductOrService()).isEmpty();
    return new ServiceLine(
        coded ? procedure(item) : null,
        coded ? description(item) : null,
        charge(item),
        unit(item),
        units(item),
        null,
        List.of(),
        false,
        information.attachments(own),
        span(item.getServiced()).map(days -> List.of(ClaimDate.of("472", days))).orElse(List.of()),
        List.of(new Reference("6R", Integer.toString(item.getSequence()), null)),
        information.notes(own),
        information.drugs(own),
        providersOf(item),
        insurances.decisions(item.getSequence(), coded ? procedure(item) : null),
        revenue(item));
  }

  private static String revenue(ItemComponent item) {
    return codes(item.getRevenue()).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2400, SV201",
                    "Line " + item.getSequence() + " of a facility's claim has no revenue code.",
                    "Claim.item.revenue"));
  }

  private static Procedure procedure(ItemComponent item) {
    var code =
        codes(item.getProductOrService()).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2400, SV101-2",
                        "Line " + item.getSequence() + " has no procedure code. Add it.",
                        "Claim.item.productOrService"));
    return new Procedure(
        "HC", code, item.getModifier().stream().flatMap(one -> codes(one).stream()).toList());
  }

  /** SV101-7 is for codes that do not say what was done; other texts are not ours to send. */
  private static String description(ItemComponent item) {
    var text = org.cleanclaim.routes.x12.X12Text.fold(item.getProductOrService().getText());
    return text != null && procedure(item).code().endsWith("99")
        ? text.substring(0, Math.min(80, text.length()))
        : null;
  }

  /** SV107 counts among the claim's diagnoses; the claim's sequences need not. */
  private List<String> pointers(ItemComponent item) {
    var sequences = claim.getDiagnosis().stream().map(one -> one.getSequence()).toList();
    var pointers =
        item.getDiagnosisSequence().stream()
            .map(wanted -> sequences.indexOf(wanted.getValue()) + 1)
            .filter(place -> place > 0)
            .map(String::valueOf)
            .toList();
    return pointers.isEmpty() ? List.of("1") : pointers;
  }

  private DateSpan serviced(ItemComponent item) {
    return span(item.getServiced())
        .or(() -> span(claim.getBillablePeriod()))
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2400, DTP*472",
                    "Line " + item.getSequence() + " has no date of service. Add it.",
                    "Claim.item.serviced"));
  }

  static Optional<DateSpan> span(Type serviced) {
    if (serviced instanceof DateType day) {
      return day(day);
    }
    if (serviced instanceof Period period && period.hasStart()) {
      var from = day(period.getStartElement());
      var to = period.hasEnd() ? day(period.getEndElement()) : from;
      return from.isPresent() && to.isPresent() && !to.get().to().isBefore(from.get().from())
          ? Optional.of(new DateSpan(from.get().from(), to.get().to()))
          : from;
    }
    return Optional.empty();
  }

  static Optional<DateSpan> day(BaseDateTimeType day) {
    var text = day.getValueAsString();
    return text == null || text.length() < 10
        ? Optional.empty()
        : DateSpan.parse("D8", text.substring(0, 10).replace("-", ""));
  }

  /** Who concerns every line: loop 2310. An ordering provider stands with lines only. */
  List<Provider> providersOfClaim() {
    return claim.getCareTeam().stream()
        .filter(member -> concernsAll(member))
        .map(this::provider)
        .flatMap(Optional::stream)
        .filter(provider -> !ORDERING.equals(provider.party().entity()))
        .toList();
  }

  /** Who concerns this line and not all: loop 2420. */
  private List<Provider> providersOf(ItemComponent item) {
    var providers = new ArrayList<Provider>();
    for (var member : claim.getCareTeam()) {
      boolean concerns =
          !item.hasCareTeamSequence()
              || item.getCareTeamSequence().stream()
                  .anyMatch(sequence -> sequence.getValue() == member.getSequence());
      provider(member)
          .filter(
              found ->
                  concerns && (ORDERING.equals(found.party().entity()) || !concernsAll(member)))
          .ifPresent(providers::add);
    }
    return providers;
  }

  private boolean concernsAll(CareTeamComponent member) {
    return claim.getItem().stream()
        .allMatch(
            item ->
                !item.hasCareTeamSequence()
                    || item.getCareTeamSequence().stream()
                        .anyMatch(sequence -> sequence.getValue() == member.getSequence()));
  }

  /** Empty for a role an 837 has no place for, and for the billing provider once more. */
  private Optional<Provider> provider(CareTeamComponent member) {
    var entity =
        codes(member.getRole()).stream()
            .map(institutional ? FACILITY_ROLES::get : ROLES::get)
            .filter(Objects::nonNull);
    return entity
        .findFirst()
        .flatMap(
            code ->
                graph
                    .resource(member.getProvider())
                    .flatMap(resource -> PartyReading.provider(resource, code)))
        .filter(party -> !Objects.equals(party.id(), billing.party().id()))
        .map(
            party ->
                new Provider(
                    party,
                    codes(member.getQualification()).stream()
                        .filter(code -> code.length() == 10)
                        .filter(code -> PERFORMING.contains(party.entity()))
                        .findFirst()
                        .orElse(null),
                    null,
                    List.of()));
  }
}
