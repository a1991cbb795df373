package org.cleanclaim.routes.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Amount;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.ClaimGuide;
import org.cleanclaim.routes.x12.claim.ClaimHeading;
import org.cleanclaim.routes.x12.claim.Provider;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;

/**
 * A claim of FHIR as an 837P (005010X222A1) or 837I (005010X223A2) has it, the way back of {@link
 * ClaimBundles}. What a payer must have and the claim lacks is told as {@link ClaimLack}.
 */
public final class SubmittedClaims {
  private static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";

  private final ClaimGraph graph;
  private final Claim claim;
  private final boolean institutional;

  private SubmittedClaims(ClaimGraph graph) {
    this.graph = graph;
    this.claim = graph.claim();
    this.institutional = isInstitutional(claim);
  }

  /**
   * The claim under our number for it.
   *
   * @param patientControlNumber CLM01
   */
  public static SubmittedClaim of(ClaimGraph graph, String patientControlNumber) {
    return new SubmittedClaims(graph).read(patientControlNumber);
  }

  /** CLM05-3: 7 replaces and 8 voids the claim named in {@code related}; else 1. */
  public static String frequency(Claim claim) {
    return claim.getRelated().stream()
        .flatMap(related -> related.getRelationship().getCoding().stream())
        .map(
            coding ->
                "prior".equals(coding.getCode()) ? "7" : "void".equals(coding.getCode()) ? "8" : "")
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElse("1");
  }

  private SubmittedClaim read(String number) {
    var billing = billing();
    var insurances = new InsuranceReading(graph);
    var focal = insurances.focal();
    var lines = new LineReading(graph, billing, insurances, institutional);
    var information = new InformationReading(claim);
    return new SubmittedClaim(
        billing,
        focal.subscription(),
        focal.subscriber(),
        focal.payer(),
        focal.patient(),
        focal.patientRelationship(),
        institutional
            ? facilityHeading(number, information)
            : heading(number, lines.place(), information),
        dates(information),
        information.attachments(information.ofClaim()),
        information.sums("patient-paid").stream().map(sum -> new Amount("F5", sum)).toList(),
        references(focal),
        information.notes(information.ofClaim()),
        new HealthCodesReading(claim, institutional).codes(),
        providers(billing, lines),
        insurances.others(),
        lines.read(),
        institutional ? ClaimGuide.INSTITUTIONAL : ClaimGuide.PROFESSIONAL,
        institutional ? FacilityBilling.admission(information) : null);
  }

  /** Whether the claim is a facility's: an 837I. */
  public static boolean isInstitutional(Claim claim) {
    return LineReading.codes(claim.getType()).contains("institutional");
  }

  /** CLM05 is the type of bill; what the patient signed has no place. */
  private ClaimHeading facilityHeading(String number, InformationReading information) {
    var type = FacilityBilling.typeOfBill(information);
    var related = frequency(claim);
    boolean told = type.length() > 2 && "1".equals(related);
    return new ClaimHeading(
        number,
        total(),
        type.substring(0, 2),
        told ? type.substring(2) : related,
        null,
        "A",
        "Y",
        "Y",
        null,
        List.of(),
        information.code("delay-reason").orElse(null));
  }

  private Provider billing() {
    var resource = graph.resource(claim.getProvider()).orElse(null);
    var party =
        resource == null
            ? Optional.<org.cleanclaim.routes.x12.Party>empty()
            : PartyReading.provider(resource, "85");
    if (party.filter(found -> found.id() != null && found.name() != null).isEmpty()) {
      throw new ClaimLack(
          "loop 2010AA, NM109",
          "The billing provider has no name or no NPI. Add them.",
          "Claim.provider.resolve().identifier");
    }
    var address =
        resource instanceof Organization organization
            ? PartyReading.address(organization.getAddress())
            : PartyReading.address(((org.hl7.fhir.r4.model.Practitioner) resource).getAddress());
    if (address == null || address.street().isEmpty()) {
      throw new ClaimLack(
          "loop 2010AA, N3",
          "The billing provider has no street address. Add it.",
          "Claim.provider.resolve().address");
    }
    return new Provider(party.get(), null, address, taxId(resource));
  }

  private static List<Reference> taxId(Resource resource) {
    var identifiers =
        resource instanceof Organization organization
            ? organization.getIdentifier()
            : ((org.hl7.fhir.r4.model.Practitioner) resource).getIdentifier();
    return ClaimGraph.identifier(identifiers, PartyReading.EIN)
        .map(number -> List.of(new Reference("EI", number.replace("-", ""), null)))
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2010AA, REF*EI",
                    "The billing provider has no tax id. Add it.",
                    "Claim.provider.resolve().identifier"));
  }

  private ClaimHeading heading(String number, String place, InformationReading information) {
    return new ClaimHeading(
        number,
        total(),
        place,
        frequency(claim),
        "Y",
        "A",
        "Y",
        "Y",
        null,
        causes(),
        information.code("delay-reason").orElse(null));
  }

  private BigDecimal total() {
    return claim.getTotal().hasValue()
        ? claim.getTotal().getValue()
        : claim.getItem().stream()
            .map(LineReading::charge)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** CLM11: AA auto with its state, EM employment, OA other. */
  private List<String> causes() {
    if (!claim.hasAccident()) {
      return List.of();
    }
    var codes = LineReading.codes(claim.getAccident().getType());
    if (codes.contains("WPA")) {
      return List.of("EM");
    }
    if (!codes.contains("MVA")) {
      return List.of("OA");
    }
    var state =
        claim.getAccident().hasLocationAddress()
            ? claim.getAccident().getLocationAddress().getState()
            : null;
    if (state == null) {
      throw new ClaimLack(
          "loop 2300, CLM11-4",
          "An auto accident needs the state it happened in.",
          "Claim.accident.locationAddress.state");
    }
    return List.of("AA", "", "", state);
  }

  private List<ClaimDate> dates(InformationReading information) {
    var dates = new ArrayList<>(ClaimDays.read(claim, information, institutional));
    if (!institutional && claim.getAccident().hasDate()) {
      var day = claim.getAccident().getDateElement().getValueAsString();
      DateSpan.parse("D8", day.replace("-", ""))
          .ifPresent(span -> dates.add(ClaimDate.of("439", span)));
    }
    return dates;
  }

  private List<Reference> references(InsuranceReading.Focal focal) {
    var references = new ArrayList<Reference>();
    if (!"1".equals(frequency(claim))) {
      references.add(new Reference("F8", replacedNumber(), null));
    }
    focal.authorizations().forEach(number -> references.add(new Reference("G1", number, null)));
    if (claim.getReferral().getIdentifier().hasValue()) {
      references.add(new Reference("9F", claim.getReferral().getIdentifier().getValue(), null));
    }
    graph
        .find(claim.getFacility(), Location.class)
        .flatMap(location -> ClaimGraph.identifier(location.getIdentifier(), CLIA))
        .ifPresent(number -> references.add(new Reference("X4", number, null)));
    return references;
  }

  private String replacedNumber() {
    return claim.getRelated().stream()
        .map(related -> related.getReference().getValue())
        .filter(number -> number != null && !number.isBlank())
        .findFirst()
        .orElseThrow(
            () ->
                new ClaimLack(
                    "loop 2300, REF*F8",
                    "A replacement needs the payer's number of the claim it replaces.",
                    "Claim.related.reference"));
  }

  private List<Provider> providers(Provider billing, LineReading lines) {
    var providers = new ArrayList<>(lines.providersOfClaim());
    if (institutional && providers.stream().noneMatch(one -> "71".equals(one.party().entity()))) {
      throw new ClaimLack(
          "loop 2310A, NM1*71",
          "A facility's claim names who was responsible for the care. Add the attending provider.",
          "Claim.careTeam.where(role.coding.code='attending')");
    }
    graph
        .find(claim.getFacility(), Location.class)
        .filter(location -> location.hasName() && location.hasAddress())
        .map(
            location ->
                new Provider(
                    PartyReading.provider(location, "77").orElseThrow(),
                    null,
                    PartyReading.address(location.getAddress()),
                    List.of()))
        // Loop 2310C is for a place other than the billing provider's.
        .filter(facility -> !facility.address().equals(billing.address()))
        .ifPresent(providers::add);
    return providers;
  }
}
